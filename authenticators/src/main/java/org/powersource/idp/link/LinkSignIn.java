package org.powersource.idp.link;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.SystemClientUtil;
import org.keycloak.protocol.RestartLoginCookie;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.utils.OIDCResponseType;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.services.util.AuthenticationFlowURLHelper;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.RootAuthenticationSessionModel;
import org.powersource.idp.mail.Mail;

/** The sign-in that a mailed link continues or begins. */
public final class LinkSignIn {

    /** Hidden field of the forms behind a link, see {@link #onto}. */
    static final String KEY_FIELD = "mailed-link";

    /** Note of a session: the mail whose link led to it. */
    static final String BY_MAIL = "powersource.link.mail";

    private static final String KEY = "powersource.link.key";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AuthenticationSessionManager browser;
    private final String key;
    private final boolean afresh;

    /**
     * For one request.
     *
     * @param key of the link
     * @param afresh whether to ignore the sign-in that runs in this browser
     */
    LinkSignIn(KeycloakSession session, RealmModel realm, String key, boolean afresh) {
        this.session = session;
        this.realm = realm;
        this.browser = new AuthenticationSessionManager(session);
        this.key = key;
        this.afresh = afresh;
    }

    /**
     * Adds the key of the link that led to this sign-in, if one did, to the page: {@code mailedLinkKey}, for {@code
     * powersource-mailed-link.ftl}.
     */
    public static void onto(LoginFormsProvider form, AuthenticationSessionModel signIn) {
        String key = signIn.getAuthNote(KEY);
        if (key != null) {
            form.setAttribute("mailedLinkKey", key);
        }
    }

    /**
     * Redirects to a flow.
     *
     * @param path of the flow, see {@code LoginActionsService}
     */
    public static Response toFlow(KeycloakSession session, AuthenticationSessionModel signIn, String path) {
        URI flow = new AuthenticationFlowURLHelper(
                        session, signIn.getRealm(), session.getContext().getUri())
                .getLastExecutionUrl(
                        path,
                        null,
                        signIn.getClient().getClientId(),
                        signIn.getTabId(),
                        AuthenticationProcessor.getClientData(session, signIn));
        return Response.seeOther(flow).build();
    }

    /**
     * Continues the sign-in that the mail interrupted, if it still runs in this browser; else begins one at an app. As after Keycloak's
     * <i>restart</i>, it keeps only the app's request, nothing that was typed or shown before.
     *
     * @param app where a new sign-in ends, with a session, see {@link LinkResource#done}; at the account console if empty
     * @return without a user
     */
    public AuthenticationSessionModel begin(UserModel user, Mail mail, Optional<ClientModel> app) {
        RootAuthenticationSessionModel root = afresh ? null : browser.getCurrentRootAuthenticationSession(realm);
        AuthenticationSessionModel signIn = Optional.ofNullable(root)
                .flatMap(current -> new InterruptedSignIn(session, current).of(mail, user))
                .orElseGet(() -> another(
                        root == null ? browser.createAuthenticationSession(realm, true) : root,
                        app.orElseGet(this::console)));
        // Also renews the sign-in's time: a mail may take longer than Keycloak waits for a form.
        AuthenticationProcessor.resetFlow(signIn, LoginActionsService.AUTHENTICATE_PATH);
        signIn.setAuthNote(KEY, key);
        signIn.setUserSessionNote(BY_MAIL, mail.id());
        session.getContext().setClient(signIn.getClient());
        session.getContext().setAuthenticationSession(signIn);
        AuthenticationManager.setClientScopesInSession(session, signIn);
        return signIn;
    }

    /** Client of the account console. If the realm has disabled it, the one of Keycloak's own mailed links. */
    private ClientModel console() {
        return Optional.ofNullable(realm.getClientByClientId(Constants.ACCOUNT_CONSOLE_CLIENT_ID))
                .filter(ClientModel::isEnabled)
                .orElseGet(() -> SystemClientUtil.getSystemClient(realm));
    }

    /**
     * A sign-in without an app's request. With response type {@code none} (OAuth 2.0 Multiple Response Type Encoding Practices §4) it ends in a
     * session, and the app gets no code that it didn't ask for.
     */
    private AuthenticationSessionModel another(RootAuthenticationSessionModel root, ClientModel app) {
        AuthenticationSessionModel signIn = root.createAuthenticationSession(app);
        String end = LinkPages.doneAddress(session, realm, app).build().toString();
        signIn.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        signIn.setRedirectUri(end);
        signIn.setClientNote(OIDCLoginProtocol.REDIRECT_URI_PARAM, end);
        signIn.setClientNote(OIDCLoginProtocol.RESPONSE_TYPE_PARAM, OIDCResponseType.NONE);
        signIn.setClientNote(OIDCLoginProtocol.SCOPE_PARAM, OAuth2Constants.SCOPE_OPENID);
        signIn.setClientNote(
                OIDCLoginProtocol.ISSUER,
                Urls.realmIssuer(session.getContext().getUri().getBaseUri(), realm.getName()));
        RestartLoginCookie.setRestartCookie(session, signIn);
        return signIn;
    }
}
