package org.powersource.idp.signin;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.authentication.authenticators.broker.util.ExistingUserInfo;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A first sign-in by an identity provider, with an address or user name that an account has already. Keycloak keeps it in notes of
 * the sign-in (26.7.4 {@code IdpCreateUserIfUniqueAuthenticator}).
 */
final class PendingLink {

    private static final String LINKING = "linking";
    private static final String SIGN_IN_ONCE = "brokerLinkSignInOnce";

    private final AuthenticationSessionModel signIn;

    private PendingLink(AuthenticationSessionModel signIn) {
        this.signIn = signIn;
    }

    static PendingLink of(AuthenticationSessionModel signIn) {
        return new PendingLink(signIn);
    }

    /** Empty in every flow but that of a first sign-in by an identity provider. */
    static Optional<PendingLink> in(AuthenticationFlowContext context) {
        return LoginActionsService.FIRST_BROKER_LOGIN_PATH.equals(context.getFlowPath())
                ? Optional.of(of(context.getAuthenticationSession()))
                : Optional.empty();
    }

    /** Whether Keycloak found this account for the identity provider's user. */
    boolean concerns(UserModel user) {
        String found = signIn.getAuthNote(AbstractIdpAuthenticator.EXISTING_USER_INFO);
        return found != null
                && user.getId().equals(ExistingUserInfo.deserialize(found).getExistingUserId());
    }

    /** Explains the sign-in page, and fills in the address that the identity provider sent, never one of the account. */
    void explain(KeycloakSession session, LoginFormsProvider page, MultivaluedMap<String, String> fields) {
        hideOtherWays(page);
        page.setInfo(SIGN_IN_ONCE, providerName(session));
        String sent = context().getEmail();
        if (sent != null) {
            fields.putSingle(AuthenticationManager.FORM_USERNAME, sent);
        }
    }

    /** Hides other providers and passkeys: they don't ask for the password, so they can't lead to a link. */
    static void hideOtherWays(LoginFormsProvider page) {
        page.setAttribute(LINKING, true);
    }

    String providerName(KeycloakSession session) {
        return providerName(session, context().getIdentityProviderId());
    }

    static String providerName(KeycloakSession session, String alias) {
        IdentityProviderModel provider = session.identityProviders().getByAlias(alias);
        return provider == null ? alias : KeycloakModelUtils.getIdentityProviderDisplayName(session, provider);
    }

    private SerializedBrokeredIdentityContext context() {
        return SerializedBrokeredIdentityContext.readFromAuthenticationSession(
                signIn, AbstractIdpAuthenticator.BROKERED_CONTEXT_NOTE);
    }
}
