package org.powersource.idp.account;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.util.CacheControlUtil;
import org.powersource.idp.kit.LanguageLinks;

/**
 * A page of a sign-in that is over, in a browser with a session: the sign-in was finished in another tab, or took too long. Keycloak
 * would give the app an error, or a code, under a {@code state} that the app has used already (26.7.4 {@code SessionCodeChecks}), which
 * most apps show as a failure.
 */
final class FinishedSignIn {

    /** What Keycloak answers only within a sign-in. Links of mails begin one themselves, and so aren't here. */
    private static final Pattern PAGES = Pattern.compile(
            ".*/(?:restart|authenticate|registration|reset-credentials|required-action|consent|(?:first|post)-broker-login)");

    private final KeycloakSession session;
    private final RealmModel realm;

    FinishedSignIn(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * Keycloak's page that says so, which an app can't tell apart from no answer.
     *
     * @param query of the request
     * @param client whose sign-in it was
     * @return empty if nobody is signed in, or if the request begins a sign-in: then it has no {@code client_data}
     */
    Optional<Response> page(String path, MultivaluedMap<String, String> query, ClientModel client) {
        if (!query.containsKey(Constants.CLIENT_DATA)
                || !PAGES.matcher(path).matches()
                || AuthenticationManager.authenticateIdentityCookie(session, realm, false) == null) {
            return Optional.empty();
        }
        session.getContext().setClient(client);
        new LanguageLinks(session).follow(null);
        CacheControlUtil.noBackButtonCacheControlHeader(session);
        return Optional.of(session.getProvider(LoginFormsProvider.class)
                .setDetachedAuthSession()
                .setSuccess(Messages.ALREADY_LOGGED_IN)
                .createInfoPage());
    }
}
