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

/**
 * A link between an account and an identity provider's user that a sign-in makes: a first sign-in by the provider, or one in which the
 * owner adds the link.
 */
final class BrokerLink {

    /** Id of the account that may be linked, according to the flow's step. */
    private static final String PASSED = "powersource.brokerlink.passed";

    private static final String TEMPLATE = "powersource-broker-link-refused.ftl";

    private final KeycloakSession session;

    BrokerLink(KeycloakSession session) {
        this.session = session;
    }

    /** Decides at the end of the flow, and notes in the sign-in that the account may be linked. */
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
                Privilege.of(session, user),
                new Activation(session).isInactive(user));
    }

    /**
     * Decides when the link is made, in whatever way. Keycloak also links before the end of the flow: another provider's button, a mailed
     * link, a password reset (26.7.4 {@code IdentityBrokerService.afterPostBrokerLoginFlowSuccess}, {@code
     * IdpEmailVerificationAuthenticator}, {@code ResetCredsAuthenticationProcessor}); and a person who is signed in links by {@code
     * kc_action=idp_link} or the older address {@code broker/{alias}/link} ({@code IdentityBrokerService.performAccountLinking}). Links
     * that administrators or imports make belong to no sign-in. They aren't checked.
     *
     * @throws WebApplicationException with the page, if the link isn't allowed; the transaction is rolled back
     */
    void check(RealmModel realm, UserModel user, String provider) {
        AuthenticationSessionModel signIn = session.getContext().getAuthenticationSession();
        if (signIn == null || !SuiteRealm.is(realm)) {
            return;
        }
        LinkDecision decision = decideAgain(signIn, realm, user);
        if (decision != LinkDecision.ALLOWED) {
            session.getTransactionManager().setRollbackOnly();
            throw new WebApplicationException(page(
                    session.getProvider(LoginFormsProvider.class).setAuthenticationSession(signIn),
                    decision,
                    PendingLink.providerName(session, provider)));
        }
    }

    private LinkDecision decideAgain(AuthenticationSessionModel signIn, RealmModel realm, UserModel user) {
        if (signIn.getAuthNote(AbstractIdpAuthenticator.FIRST_BROKER_LOGIN_SUCCESS) != null) {
            boolean passed = user.getId().equals(signIn.getAuthNote(PASSED));
            return isNew(signIn, realm, user) || (passed && decide(signIn, user) == LinkDecision.ALLOWED)
                    ? LinkDecision.ALLOWED
                    : LinkDecision.NOT_PROVEN;
        }
        // Nobody is signed in yet: Keycloak replaces a link whose provider has changed its ids
        // (migrateFederatedIdentityId).
        return signIn.getAuthenticatedUser() == null
                ? LinkDecision.ALLOWED
                : LinkDecision.of(Privilege.of(session, user), new Activation(session).isInactive(user));
    }

    /** Whether this sign-in created the account: then the new link is its only one. */
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
