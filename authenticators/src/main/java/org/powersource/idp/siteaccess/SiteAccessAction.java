package org.powersource.idp.siteaccess;

import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.kit.DirectGrant;
import org.powersource.idp.site.SiteAccessDecision;
import org.powersource.idp.site.SiteAccessRules;
import org.powersource.idp.site.SiteSettings;

/**
 * Shows the Site Access Error right before a session would begin.
 *
 * <p>Mailed links (a password reset, Keycloak's <i>Credential reset</i>) sign in without the browser flow, so the check of that flow doesn't
 * block them. The person may use the link: a new password doesn't need access to a site.
 */
final class SiteAccessAction implements RequiredActionProvider {

    /** Without this, Keycloak would skip the action if an app names it in {@code kc_action}, see {@code ActivateAccount}. */
    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    /** Called at each sign-in. If the flow has the authenticator, that one has decided already, possibly with other options. */
    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        if (!DirectGrant.runs(context)
                && !SiteAccessAuthenticator.hasGranted(authSession)
                && decide(context).isRefusal()) {
            authSession.addRequiredAction(SiteAccessFactory.ID);
        }
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        UserModel user = context.getUser();
        SiteAccessDecision decision = decide(context);
        if (!decision.isRefusal()) {
            context.success();
            return;
        }
        SiteAccessRefusal refusal = refusal(context);
        context.challenge(refusal.waiting(context.form(), user).orElseGet(() -> {
            refusal.report(user, decision);
            return refusal.answer(context.form(), user, decision, RefusalAnswer.PAGE);
        }));
    }

    @Override
    public void processAction(RequiredActionContext context) {
        refusal(context)
                .pressed(context.getHttpRequest().getDecodedFormParameters(), context::form, context.getUser())
                .ifPresentOrElse(context::challenge, () -> requiredActionChallenge(context));
    }

    private static SiteAccessDecision decide(RequiredActionContext context) {
        RequiredActionConfigModel config = context.getConfig();
        return SiteAccessRules.decide(
                context.getUser(),
                context.getAuthenticationSession().getClient(),
                SiteSettings.of(config == null ? null : config.getConfig()));
    }

    private static SiteAccessRefusal refusal(RequiredActionContext context) {
        return new SiteAccessRefusal(
                context.getSession(), context.getAuthenticationSession(), context.getEvent(), () -> self(context));
    }

    /** Keycloak's address of an action has a code, which works once. */
    private static URI self(RequiredActionContext context) {
        return UriBuilder.fromUri(context.getActionUrl(""))
                .replaceQueryParam(LoginActionsService.SESSION_CODE)
                .build();
    }

    @Override
    public void close() {}
}
