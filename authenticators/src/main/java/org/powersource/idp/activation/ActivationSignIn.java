package org.powersource.idp.activation;

import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.utils.OIDCResponseType;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.sessions.AuthenticationSessionCompoundId;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.RootAuthenticationSessionModel;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.RunningSignIn;

/** The sign-in that an activation takes place in. */
final class ActivationSignIn {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AuthenticationSessionManager browser;

    ActivationSignIn(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.browser = new AuthenticationSessionManager(session);
    }

    /**
     * Goes on with the sign-in that the mail interrupted, if it still runs in this browser, else begins one at the account's app.
     *
     * @param address that the link was mailed to
     * @param afresh whether to have nothing to do with whatever runs in this browser
     */
    AuthenticationSessionModel begin(UserModel user, Mail mail, String address, boolean afresh) {
        RootAuthenticationSessionModel root = afresh ? null : browser.getCurrentRootAuthenticationSession(realm);
        AuthenticationSessionModel signIn = Optional.ofNullable(root)
                .flatMap(current -> interrupted(current, user, mail))
                .orElseGet(() ->
                        another(root == null ? browser.createAuthenticationSession(realm, true) : root, user, mail));
        signIn.setAuthenticatedUser(user);
        ActivationNote.MAIL.write(signIn, mail.id());
        ActivationNote.ADDRESS.write(signIn, address);
        ActivateAccount.bar(signIn);
        session.getContext().setClient(signIn.getClient());
        session.getContext().setAuthenticationSession(signIn);
        AuthenticationManager.setClientScopesInSession(session, signIn);
        return signIn;
    }

    private Optional<AuthenticationSessionModel> interrupted(
            RootAuthenticationSessionModel root, UserModel user, Mail mail) {
        RunningSignIn running = RunningSignIn.of(mail);
        ClientModel client = mail.clientId() == null ? null : realm.getClientByClientId(mail.clientId());
        if (client == null || running.tab() == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(root.getAuthenticationSession(client, running.tab()))
                .filter(signIn -> AuthenticationSessionCompoundId.fromAuthSession(signIn)
                        .getEncodedId()
                        .equals(running.authSession()))
                .filter(signIn -> signIn.getAuthenticatedUser() == null
                        || signIn.getAuthenticatedUser().equals(user))
                .map(signIn -> {
                    signIn.clearExecutionStatus();
                    return signIn;
                });
    }

    /**
     * A sign-in that no app asked for: with response type {@code none} (OAuth 2.0 Multiple Response Type Encoding Practices
     * §4) it ends in a session, and the app isn't handed a code that it didn't ask for.
     */
    private AuthenticationSessionModel another(RootAuthenticationSessionModel root, UserModel user, Mail mail) {
        ActivationSite site = new ActivationSite(session, realm);
        ClientModel client = site.of(user, mail.clientId()).orElseGet(site::accountConsole);
        AuthenticationSessionModel signIn = root.createAuthenticationSession(client);
        String end = ActivationLink.page(session, realm)
                .path("done")
                .queryParam(Constants.CLIENT_ID, client.getClientId())
                .build()
                .toString();
        signIn.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        signIn.setAction(AuthenticationSessionModel.Action.AUTHENTICATE.name());
        signIn.setRedirectUri(end);
        signIn.setClientNote(OIDCLoginProtocol.REDIRECT_URI_PARAM, end);
        signIn.setClientNote(OIDCLoginProtocol.RESPONSE_TYPE_PARAM, OIDCResponseType.NONE);
        signIn.setClientNote(OIDCLoginProtocol.SCOPE_PARAM, OAuth2Constants.SCOPE_OPENID);
        signIn.setClientNote(
                OIDCLoginProtocol.ISSUER,
                Urls.realmIssuer(session.getContext().getUri().getBaseUri(), realm.getName()));
        return signIn;
    }
}
