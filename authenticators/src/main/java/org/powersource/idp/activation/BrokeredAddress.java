package org.powersource.idp.activation;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.broker.oidc.OIDCIdentityProvider;
import org.keycloak.events.Details;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.IDToken;
import org.powersource.idp.account.EmailAddress;

/**
 * The address that an identity provider vouches for in a sign-in. Keycloak has verified the ID token by then, and keeps it for the new session
 * (26.7.4 {@code OIDCIdentityProvider.authenticationFinished}). With other protocols Keycloak knows only that the provider's addresses are
 * trusted; it then marks the account's address as verified.
 */
final class BrokeredAddress {

    private final RequiredActionContext context;

    BrokeredAddress(RequiredActionContext context) {
        this.context = context;
    }

    boolean isVerifiedAddressOf(UserModel user) {
        Map<String, String> notes = context.getAuthenticationSession().getUserSessionNotes();
        String alias = notes.get(Details.IDENTITY_PROVIDER);
        IdentityProviderModel broker =
                alias == null ? null : context.getSession().identityProviders().getByAlias(alias);
        if (broker == null || !Boolean.TRUE.equals(broker.isTrustEmail())) {
            return false;
        }
        IDToken token = token(notes.get(OIDCIdentityProvider.FEDERATED_ID_TOKEN));
        if (token == null || token.getEmail() == null) {
            return user.isEmailVerified();
        }
        return Boolean.TRUE.equals(token.getEmailVerified())
                && EmailAddress.of(token.getEmail()).isSameAs(EmailAddress.of(user.getEmail()));
    }

    private static @Nullable IDToken token(@Nullable String encoded) {
        if (encoded == null) {
            return null;
        }
        try {
            return new JWSInput(encoded).readJsonContent(IDToken.class);
        } catch (JWSInputException e) {
            return null;
        }
    }
}
