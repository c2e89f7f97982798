package org.powersource.idp.signin;

import java.util.Map;
import java.util.Objects;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.kit.EventDetail;
import org.powersource.idp.kit.SuiteEvent;

/** The last step before an existing account is linked. */
final class BrokerLinkAuthenticator implements Authenticator {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        UserModel user = Objects.requireNonNull(context.getUser());
        LinkDecision decision = new BrokerLink(context.getSession()).pass(context.getAuthenticationSession(), user);
        if (decision == LinkDecision.ALLOWED) {
            context.success();
            return;
        }
        SuiteEvent.LINK_REFUSED.report(context.getEvent().user(user), Map.of(EventDetail.REASON, decision.reason()));
        String provider = PendingLink.of(context.getAuthenticationSession()).providerName(context.getSession());
        context.forceChallenge(BrokerLink.page(context.form(), decision, provider));
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        authenticate(context);
    }

    @Override
    public boolean requiresUser() {
        return true;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    public void close() {}
}
