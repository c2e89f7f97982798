package org.powersource.idp.siteaccess;

import java.util.Map;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.flow.DirectGrant;

/**
 * Shows the Site Access Error as the last thing before a session would begin.
 *
 * <p>Mailed links (a password's reset, Keycloak's <i>Credential reset</i>) sign in without the browser flow, so its check
 * doesn't stand in their way. The person may well use the link: a new password is nothing that a site grants.
 */
final class SiteAccessAction implements RequiredActionProvider {

    private static final SiteAccessSettings SETTINGS = SiteAccessSettings.of(Map.of());

    /** Asked at each sign-in; a flow with the authenticator has answered before. */
    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        if (!DirectGrant.runs(context)
                && SiteAccessRules.decide(context.getUser(), authSession.getClient(), SETTINGS)
                        .isRefusal()) {
            authSession.addRequiredAction(SiteAccessFactory.ID);
        }
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        UserModel user = context.getUser();
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        SiteAccessDecision decision = SiteAccessRules.decide(user, authSession.getClient(), SETTINGS);
        if (!decision.isRefusal()) {
            context.success();
            return;
        }
        SiteAccessRefusal refusal = refusal(context);
        refusal.report(user, decision);
        context.challenge(refusal.answer(context.form(), user, RefusalAnswer.PAGE));
    }

    @Override
    public void processAction(RequiredActionContext context) {
        refusal(context)
                .pressed(context.getHttpRequest().getDecodedFormParameters())
                .ifPresentOrElse(context::challenge, () -> requiredActionChallenge(context));
    }

    private static SiteAccessRefusal refusal(RequiredActionContext context) {
        return new SiteAccessRefusal(context.getSession(), context.getAuthenticationSession(), context.getEvent());
    }

    @Override
    public void close() {}
}
