package org.powersource.idp.siteaccess;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.OAuth2Constants;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.events.EventBuilder;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.grants.device.DeviceGrantType;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.ask.Asking;
import org.powersource.idp.kit.SuiteEvent;
import org.powersource.idp.site.SiteAccessDecision;
import org.powersource.idp.site.SiteAccessRules;
import org.powersource.idp.site.SiteSettings;
import org.powersource.idp.site.Sites;

/** Makes the answer of a refusal: a page for a person, or the protocol's error for an app that asked without a page. */
final class SiteAccessRefusal {

    static final String DESCRIPTION = "Site Access Error: this account has no access to the site";

    private static final String TEMPLATE = "powersource-site-access-error.ftl";

    private final KeycloakSession session;
    private final AuthenticationSessionModel authSession;
    private final EventBuilder event;
    private final Supplier<URI> self;

    /** @param self the step's own address, without a code; not asked in a direct grant */
    SiteAccessRefusal(
            KeycloakSession session, AuthenticationSessionModel authSession, EventBuilder event, Supplier<URI> self) {
        this.session = session;
        this.authSession = authSession;
        this.event = event;
        this.self = self;
    }

    void report(UserModel user, SiteAccessDecision decision) {
        new RefusedSite(user, authSession.getClient().getClientId(), decision).report(SuiteEvent.SITE_REFUSED, event);
    }

    /** The page of a sign-in that has already asked for access. Writes no new refusal. */
    Optional<Response> waiting(LoginFormsProvider form, UserModel user) {
        return new Asking(session).waiting(form, authSession, user, canReturn(), self.get());
    }

    /** The answer of a flow that shows pages. */
    Response answer(LoginFormsProvider form, UserModel user, SiteAccessDecision decision, RefusalAnswer how) {
        if (PassiveRequest.is(session, authSession)) {
            // Keycloak turns any other challenge of a passive request into login_required. The app would then show the
            // login page, where single sign-on leads back here.
            authSession.setAuthNote(AuthenticationProcessor.FORWARDED_PASSIVE_LOGIN, "true");
            return backToApp();
        }
        if (isOfADevice()) {
            // The device gets access_denied at its next poll (RFC 8628 §3.5); the person sees a page.
            DeviceGrantType.denyOAuth2DeviceAuthorization(authSession, LoginProtocol.Error.CONSENT_DENIED, session);
            return page(form, user, false);
        }
        return how == RefusalAnswer.REDIRECT ? backToApp() : page(form, user, isAsking(decision));
    }

    private boolean isOfADevice() {
        return DeviceGrantType.isOAuth2DeviceVerificationFlow(authSession);
    }

    /**
     * Whether the app can get an answer. Not if a device started the sign-in, which has no address, or Keycloak itself (SAML), which leaves
     * no request to answer.
     */
    private boolean canReturn() {
        return authSession.getRedirectUri() != null
                && !isOfADevice()
                && !"true".equals(authSession.getClientNote(SamlProtocol.SAML_IDP_INITIATED_LOGIN));
    }

    /** Whether the page has a button that asks the contacts: they can only tick a site. */
    private boolean isAsking(SiteAccessDecision decision) {
        return decision == SiteAccessDecision.NOT_GRANTED && !isOfADevice() && new Asking(session).isOffered();
    }

    private Response page(LoginFormsProvider form, UserModel user, boolean asking) {
        ClientModel site = authSession.getClient();
        SiteAccessBean bean = new SiteAccessBean(
                Sites.nameOf(site),
                SignInEmail.of(user).spelling(),
                canReturn(),
                isOfADevice(),
                "true".equals(authSession.getAuthNote(AuthenticationManager.SSO_AUTH)),
                asking);
        Response page = form.setAttribute(SiteAccessBean.NAME, bean).createForm(TEMPLATE);
        return Response.fromResponse(page).status(Response.Status.FORBIDDEN).build();
    }

    /** The answer to a button of the page, if one was pressed. */
    Optional<Response> pressed(MultivaluedMap<String, String> sent, Supplier<LoginFormsProvider> form, UserModel user) {
        if (sent.containsKey(SiteAccessBean.BACK_TO_APP)) {
            return Optional.of(backToApp());
        }
        if (sent.containsKey(SiteAccessBean.TRY_ANOTHER_ACCOUNT)) {
            return Optional.of(anotherAccount());
        }
        ClientModel site = authSession.getClient();
        SiteAccessDecision decision = SiteAccessRules.decide(user, site, SiteSettings.of(authSession.getRealm()));
        return sent.containsKey(SiteAccessBean.ASK_FOR_ACCESS) && isAsking(decision)
                ? Optional.of(new Asking(session)
                        .access(
                                form.get(),
                                authSession,
                                user,
                                sent.getFirst(SiteAccessBean.WORDS),
                                canReturn(),
                                self.get()))
                : Optional.empty();
    }

    /** The protocol's own error, for OpenID Connect {@value OAuth2Constants#ERROR}=access_denied with the request's state. */
    private Response backToApp() {
        return session.getProvider(LoginProtocol.class, authSession.getProtocol())
                .setRealm(authSession.getRealm())
                .setHttpHeaders(session.getContext().getHttpRequest().getHttpHeaders())
                .setUriInfo(session.getContext().getUri())
                .setEventBuilder(event)
                .sendError(authSession, LoginProtocol.Error.CONSENT_DENIED, DESCRIPTION);
    }

    /**
     * Repeats the sign-in for another account. A browser has one session of a realm, so a person who came by single sign-on is signed out first.
     * Keycloak's own restart of a flow does that (26.7.4 {@code LoginActionsService.restartSession}).
     */
    private Response anotherAccount() {
        authSession.removeClientNote(OIDCLoginProtocol.LOGIN_HINT_PARAM);
        return Response.seeOther(Urls.realmLoginRestartPage(
                        session.getContext().getUri().getBaseUri(),
                        authSession.getRealm().getName(),
                        authSession.getClient().getClientId(),
                        authSession.getTabId(),
                        AuthenticationProcessor.getClientData(session, authSession),
                        false))
                .build();
    }
}
