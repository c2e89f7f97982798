package org.powersource.idp.siteaccess;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.keycloak.OAuth2Constants;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.models.ClientModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.flow.DirectGrant;

/** Tells a refused person, or the app on whose behalf nobody looks at a page, in the way that fits. */
final class SiteAccessRefusal {

    static final String DESCRIPTION = "Site Access Error: this account has no access to the site";

    private static final String TEMPLATE = "site-access-error.ftl";

    private final AuthenticationFlowContext context;
    private final AuthenticationSessionModel authSession;
    private final ClientModel site;

    SiteAccessRefusal(AuthenticationFlowContext context) {
        this.context = context;
        this.authSession = context.getAuthenticationSession();
        this.site = authSession.getClient();
    }

    /** No answer counts as a failed login: the credentials were right. */
    void answer(SiteAccessDecision decision, RefusalAnswer how) {
        context.getEvent()
                .user(context.getUser())
                .detail(Details.REASON, decision.reason())
                .detail("site", site.getClientId())
                .error(Errors.ACCESS_DENIED);
        if (DirectGrant.runs(context)) {
            context.forceChallenge(DirectGrant.invalidGrant(DESCRIPTION));
        } else if (isPassive()) {
            // Keycloak turns any other challenge of a passive request into login_required, which would send the app
            // round in circles: there is a session, it may just not come in here.
            authSession.setAuthNote(AuthenticationProcessor.FORWARDED_PASSIVE_LOGIN, "true");
            goBackToApp();
        } else if (how == RefusalAnswer.REDIRECT) {
            goBackToApp();
        } else {
            context.forceChallenge(page());
        }
    }

    /** OIDC's {@code prompt=none}: no page may be shown. */
    private boolean isPassive() {
        String prompt = authSession.getClientNote(OIDCLoginProtocol.PROMPT_PARAM);
        return prompt != null && List.of(prompt.split(" ")).contains(OIDCLoginProtocol.PROMPT_VALUE_NONE);
    }

    private Response page() {
        UserModel user = context.getUser();
        SiteAccessBean bean = new SiteAccessBean(
                Objects.requireNonNullElse(site.getName(), site.getClientId()),
                SignInEmail.of(user).spelling(),
                authSession.getRedirectUri() != null,
                "true".equals(authSession.getAuthNote(AuthenticationManager.SSO_AUTH)));
        Response page = context.form().setAttribute(SiteAccessBean.NAME, bean).createForm(TEMPLATE);
        return Response.fromResponse(page).status(Response.Status.FORBIDDEN).build();
    }

    /** The protocol's own error: {@value OAuth2Constants#ERROR}=access_denied with the request's state. */
    void goBackToApp() {
        LoginProtocol protocol = context.getSession()
                .getProvider(LoginProtocol.class, authSession.getProtocol())
                .setRealm(context.getRealm())
                .setHttpHeaders(context.getHttpRequest().getHttpHeaders())
                .setUriInfo(context.getUriInfo())
                .setEventBuilder(context.getEvent());
        context.forceChallenge(protocol.sendError(authSession, LoginProtocol.Error.CONSENT_DENIED, DESCRIPTION));
    }
}
