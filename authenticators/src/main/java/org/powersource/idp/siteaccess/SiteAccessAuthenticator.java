package org.powersource.idp.siteaccess;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.account.OpenSignIn;
import org.powersource.idp.kit.DirectGrant;
import org.powersource.idp.site.SiteAccessDecision;
import org.powersource.idp.site.SiteAccessRules;
import org.powersource.idp.site.SiteSettings;

/** Asks the rules. {@link SiteAccessRefusal} makes the answer of a refusal. */
final class SiteAccessAuthenticator implements Authenticator {

    private static final String GRANTED = "powersource.siteaccess.granted";

    static boolean hasGranted(AuthenticationSessionModel authSession) {
        return authSession.getAuthNote(GRANTED) != null;
    }

    /** A refusal doesn't count as a failed login: the credentials were right. */
    @Override
    public void authenticate(AuthenticationFlowContext context) {
        UserModel user = context.getUser();
        Map<String, String> options = Optional.ofNullable(context.getAuthenticatorConfig())
                .map(AuthenticatorConfigModel::getConfig)
                .orElse(Map.of());
        SiteAccessDecision decision =
                SiteAccessRules.decide(user, context.getAuthenticationSession().getClient(), SiteSettings.of(options));
        if (!decision.isRefusal()) {
            context.getAuthenticationSession().setAuthNote(GRANTED, "true");
            context.success();
            return;
        }
        OpenSignIn.of(context).beginIfNew();
        SiteAccessRefusal refusal = refusal(context);
        Optional<Response> waiting =
                DirectGrant.runs(context) ? Optional.empty() : refusal.waiting(context.form(), user);
        if (waiting.isPresent()) {
            context.forceChallenge(waiting.get());
            return;
        }
        refusal.report(user, decision);
        context.forceChallenge(
                DirectGrant.runs(context)
                        ? DirectGrant.invalidGrant(SiteAccessRefusal.DESCRIPTION)
                        : refusal.answer(context.form(), user, decision, RefusalAnswer.OPTION.in(options)));
    }

    /** A button of the Site Access Error page was pressed. */
    @Override
    public void action(AuthenticationFlowContext context) {
        refusal(context)
                .pressed(context.getHttpRequest().getDecodedFormParameters(), context::form, context.getUser())
                .ifPresentOrElse(context::forceChallenge, () -> authenticate(context));
    }

    private static SiteAccessRefusal refusal(AuthenticationFlowContext context) {
        return new SiteAccessRefusal(
                context.getSession(),
                context.getAuthenticationSession(),
                context.getEvent(),
                context::getRefreshExecutionUrl);
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
