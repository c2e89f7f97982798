package org.powersource.idp.troubleshooting;

import jakarta.ws.rs.core.UriBuilder;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.Urls;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.services.util.ResolveRelative;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.ask.Asking;

/** Targets of the page's links. From the request they use only the ids of a client and of a tab. */
final class TroubleshootingLinks {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final @Nullable ClientModel client;
    private final @Nullable AuthenticationSessionModel signIn;

    TroubleshootingLinks(
            KeycloakSession session, @Nullable ClientModel client, @Nullable AuthenticationSessionModel signIn) {
        this.session = session;
        this.realm = Objects.requireNonNull(session.getContext().getRealm());
        this.client = client;
        this.signIn = signIn;
    }

    TroubleshootingBean bean() {
        Optional<String> home = home();
        String account = accountConsole();
        return new TroubleshootingBean(
                home.orElse(null),
                signIn == null
                        ? home.orElse(account)
                        : inSignIn(loginAction(LoginActionsService.AUTHENTICATE_PATH), signIn),
                reset(),
                account + "account-security/signing-in",
                realm.getSmtpConfig().get("from"),
                new Asking(session).isOffered(),
                new Asking(session).newAccount().orElse(null));
    }

    private Optional<String> home() {
        return Optional.ofNullable(client)
                .map(known -> ResolveRelative.resolveRelativeUri(session, known.getRootUrl(), known.getBaseUrl()))
                .filter(url -> !url.isBlank());
    }

    private String reset() {
        UriBuilder reset = loginAction(LoginActionsService.RESET_CREDENTIALS_PATH);
        if (signIn != null) {
            return inSignIn(reset, signIn);
        }
        if (client != null) {
            with(reset, Constants.CLIENT_ID, client.getClientId());
        }
        return reset.build(realm.getName()).toString();
    }

    private UriBuilder loginAction(String path) {
        return LoginActionsService.loginActionsBaseUrl(session.getContext().getUri())
                .path(path);
    }

    private String inSignIn(UriBuilder action, AuthenticationSessionModel running) {
        return with(action, Constants.CLIENT_ID, running.getClient().getClientId())
                .queryParam(Constants.TAB_ID, running.getTabId())
                .queryParam(Constants.CLIENT_DATA, AuthenticationProcessor.getClientData(session, running))
                .build(realm.getName())
                .toString();
    }

    /** Escapes braces in a client id, which {@link UriBuilder} would treat as a template. */
    private static UriBuilder with(UriBuilder address, String name, String value) {
        return address.queryParam(name, "{" + name + "}").resolveTemplate(name, value);
    }

    private String accountConsole() {
        return Urls.accountBase(session.getContext().getUri().getBaseUri()).build(realm.getName()) + "/";
    }

    /** Address of this page in the same sign-in, for the language links. */
    UriBuilder self() {
        UriBuilder self = Urls.realmBase(session.getContext().getUri().getBaseUri())
                .path("{realm}")
                .path(TroubleshootingFactory.ID)
                .resolveTemplate("realm", realm.getName());
        if (client != null) {
            with(self, Constants.CLIENT_ID, client.getClientId());
        }
        if (signIn != null) {
            self.queryParam(Constants.TAB_ID, signIn.getTabId());
        }
        return self;
    }
}
