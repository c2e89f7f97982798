package org.powersource.idp.siteaccess;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Asks the rules, and leaves every answer but "go on" to {@link SiteAccessRefusal}. */
final class SiteAccessAuthenticator implements Authenticator {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        SiteAccessSettings settings = SiteAccessSettings.of(context.getAuthenticatorConfig());
        SiteAccessDecision decision = SiteAccessRules.decide(
                context.getUser(), context.getAuthenticationSession().getClient(), settings);
        if (decision.isRefusal()) {
            new SiteAccessRefusal(context).answer(decision, settings.refusal());
        } else {
            context.success();
        }
    }

    /** A button of the Site Access Error page was pressed. */
    @Override
    public void action(AuthenticationFlowContext context) {
        var pressed = context.getHttpRequest().getDecodedFormParameters();
        if (pressed.containsKey(SiteAccessBean.BACK_TO_APP)) {
            new SiteAccessRefusal(context).goBackToApp();
        } else if (pressed.containsKey(SiteAccessBean.TRY_ANOTHER_ACCOUNT)) {
            AnotherAccount.signIn(context);
        } else {
            authenticate(context);
        }
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
