package org.powersource.idp.district;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.JsonWebToken;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;

/** Who sent a request to the admin API of a realm. */
final class Sender {

    private final KeycloakSession session;
    private final RealmModel realm;

    Sender(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * Empty for everybody who is no contact of this realm, and for a token that Keycloak will turn away. The token's roles are
     * not looked at: who loses a role loses it with the next request.
     */
    Optional<Contact> contact() {
        String token = AppAuthManager.extractAuthorizationHeaderToken(
                session.getContext().getHttpRequest().getHttpHeaders());
        return token == null || !isOfThisRealm(token)
                ? Optional.empty()
                : Optional.ofNullable(inRealm(() -> verify(token)))
                        .flatMap(sender -> Contact.of(session, realm, sender.user()));
    }

    /** Other realms' administrators are never contacts of this one. */
    private boolean isOfThisRealm(String token) {
        try {
            String issuer =
                    new JWSInput(token).readJsonContent(JsonWebToken.class).getIssuer();
            return issuer != null && issuer.endsWith("/realms/" + realm.getName());
        } catch (JWSInputException e) {
            return false;
        }
    }

    /** Without the proof of possession (DPoP), which can be looked at only once: Keycloak does that. */
    private @Nullable AuthResult verify(String token) {
        KeycloakContext context = session.getContext();
        return AuthenticationManager.verifyIdentityToken(
                session,
                realm,
                context.getUri(),
                context.getConnection(),
                true,
                true,
                null,
                false,
                token,
                context.getHttpRequest().getHttpHeaders(),
                verifier -> {});
    }

    /** In full, for a request that Keycloak doesn't get to see. */
    Optional<AuthResult> authenticated() {
        return Optional.ofNullable(inRealm(() -> new AppAuthManager.BearerTokenAuthenticator(session)
                .setRealm(realm)
                .authenticate()));
    }

    private @Nullable AuthResult inRealm(Supplier<@Nullable AuthResult> check) {
        RealmModel before = session.getContext().getRealm();
        session.getContext().setRealm(realm);
        try {
            return check.get();
        } finally {
            session.getContext().setRealm(before);
        }
    }
}
