package org.powersource.idp.district;

import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;
import org.keycloak.services.resources.admin.AdminAuth;

/** The account that sent a request to the admin API of its own realm, with its present roles. */
final class Sender {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AuthResult authenticated;

    private Sender(KeycloakSession session, RealmModel realm, AuthResult authenticated) {
        this.session = session;
        this.realm = realm;
        this.authenticated = authenticated;
    }

    /**
     * Whether Keycloak found that an account of the realm sent the request which is about that same realm (26.7.4 {@code AdminRoot}, {@code
     * RealmsAdminResource}). Other realms' administrators are never contacts of this one.
     */
    static boolean isOfTheRealm(KeycloakSession session) {
        KeycloakContext context = session.getContext();
        UserSessionModel sender = context.getUserSession();
        return context.getRealm() != null
                && sender != null
                && context.getBearerToken() instanceof AccessToken
                && sender.getRealm().getId().equals(context.getRealm().getId());
    }

    /**
     * Verifies the token again, because time may have passed until the body arrived. Leaves out the proof of possession (DPoP): it can be
     * verified only once, and Keycloak has done so.
     *
     * @param session in the context of the request's realm
     */
    static Sender of(KeycloakSession session) {
        KeycloakContext context = session.getContext();
        RealmModel realm = Objects.requireNonNull(context.getRealm());
        AuthResult result = AuthenticationManager.verifyIdentityToken(
                session,
                realm,
                context.getUri(),
                context.getConnection(),
                true,
                true,
                null,
                false,
                AppAuthManager.extractAuthorizationHeaderToken(
                        context.getHttpRequest().getHttpHeaders()),
                context.getHttpRequest().getHttpHeaders(),
                verifier -> {});
        if (result == null) {
            throw Refusal.unauthorized("You are not signed in any more: sign in again");
        }
        return new Sender(session, realm, result);
    }

    /**
     * Empty for everybody who isn't a contact of this realm. Reads the account's roles, not the token's, so a withdrawn role ends with the
     * next request.
     */
    Optional<Contact> contact() {
        return Contact.of(session, realm, authenticated.user());
    }

    /** The client that the token was issued to. */
    ClientModel client() {
        return authenticated.client();
    }

    /** For the admin event of an operation that Keycloak itself doesn't process. */
    AdminAuth auth() {
        return new AdminAuth(realm, authenticated.token(), authenticated.user(), authenticated.client());
    }
}
