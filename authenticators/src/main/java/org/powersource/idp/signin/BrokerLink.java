package org.powersource.idp.signin;

import static org.keycloak.broker.provider.AbstractIdentityProvider.BROKER_REGISTERED_NEW_USER;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.account.Privilege;
import org.powersource.idp.account.SecondFactor;
import org.powersource.idp.account.SuiteRealm;
import org.powersource.idp.activation.Activation;

/** The link between an account and an identity provider's user that a first sign-in there ends with. */
final class BrokerLink {

    /** Id of the account that the flow's own step let pass. */
    private static final String PASSED = "powersource.brokerlink.passed";

    private static final String TEMPLATE = "broker-link-refused.ftl";

    private final KeycloakSession session;

    BrokerLink(KeycloakSession session) {
        this.session = session;
    }

    /** Decides in the flow, once somebody has signed in to the account. */
    LinkDecision pass(AuthenticationSessionModel signIn, UserModel user) {
        LinkDecision decision = decide(signIn, user);
        if (decision == LinkDecision.ALLOWED) {
            signIn.setAuthNote(PASSED, user.getId());
        }
        return decision;
    }

    private LinkDecision decide(AuthenticationSessionModel signIn, UserModel user) {
        return LinkDecision.of(
                PendingLink.of(signIn).concerns(user),
                Set.copyOf(AuthenticatorUtil.getAuthnCredentials(signIn)),
                new SecondFactor(session, user).types(),
                Privilege.of(user),
                new Activation(session).isInactive(user));
    }

    /**
     * Asks again when the link is made. Keycloak has ways from a first sign-in to the link that don't end the flow: another provider's
     * button, a mailed link, a password reset (26.7.4 {@code IdentityBrokerService.afterPostBrokerLoginFlowSuccess}, {@code
     * IdpEmailVerificationAuthenticator}, {@code ResetCredsAuthenticationProcessor}). Links that administrators make, and owners in
     * the account console, are no first sign-in.
     */
    void check(RealmModel realm, UserModel user) {
        AuthenticationSessionModel signIn = session.getContext().getAuthenticationSession();
        String provider =
                signIn == null ? null : signIn.getAuthNote(AbstractIdpAuthenticator.FIRST_BROKER_LOGIN_SUCCESS);
        if (provider == null || !SuiteRealm.is(realm) || isNew(signIn, realm, user)) {
            return;
        }
        if (!user.getId().equals(signIn.getAuthNote(PASSED)) || decide(signIn, user) != LinkDecision.ALLOWED) {
            session.getTransactionManager().setRollbackOnly();
            throw new WebApplicationException(page(
                    session.getProvider(LoginFormsProvider.class).setAuthenticationSession(signIn),
                    LinkDecision.NOT_PROVEN,
                    PendingLink.providerName(session, provider)));
        }
    }

    /** Made by this very sign-in: an account that another provider signs in to has two links by now. */
    private boolean isNew(AuthenticationSessionModel signIn, RealmModel realm, UserModel user) {
        return Boolean.parseBoolean(signIn.getAuthNote(BROKER_REGISTERED_NEW_USER))
                && session.users().getFederatedIdentitiesStream(realm, user).count() == 1;
    }

    static Response page(LoginFormsProvider form, LinkDecision decision, String provider) {
        Response page = form.setAttribute("reason", decision.message())
                .setAttribute("provider", provider)
                .createForm(TEMPLATE);
        return Response.fromResponse(page).status(Response.Status.FORBIDDEN).build();
    }
}
