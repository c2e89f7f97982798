package org.powersource.idp.link;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.powersource.idp.kit.RealmSecret;
import org.powersource.idp.kit.SuiteEvent;

/** The session of the browser that sent the request, if there is one. */
final class BrowserSession {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final @Nullable UserSessionModel signedIn;

    BrowserSession(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        var result = AuthenticationManager.authenticateIdentityCookie(session, realm, true);
        this.signedIn = result == null ? null : result.session();
    }

    Optional<UserModel> user() {
        return Optional.ofNullable(signedIn).map(UserSessionModel::getUser);
    }

    /** A note that the session keeps. */
    Optional<String> note(String name) {
        return Optional.ofNullable(signedIn).map(known -> known.getNote(name));
    }

    /**
     * A form must send this value back to sign the person out. A page of another person can't know it.
     *
     * @param subject what the form is about
     */
    String proof(String subject) {
        return new RealmSecret(session, realm)
                .hmac(
                        "mailed link, other account",
                        Objects.requireNonNull(signedIn).getId() + "\0" + subject);
    }

    void signOut() {
        UserSessionModel ended = Objects.requireNonNull(signedIn);
        EventBuilder event = new EventBuilder(
                        realm, session, session.getContext().getConnection())
                .user(ended.getUser())
                .session(ended);
        AuthenticationManager.backchannelLogout(session, ended, true);
        AuthenticationManager.expireIdentityCookie(session);
        SuiteEvent.SIGNED_OUT.report(event, Map.of());
    }
}
