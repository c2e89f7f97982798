package org.powersource.idp.troubleshooting;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.kit.LanguageLinks;

/**
 * The troubleshooting page, by itself or from a running sign-in, which it doesn't change.
 *
 * <p>With an unknown client or tab, the page is the one without a sign-in. The empty META-INF/beans.xml makes the server look for resources
 * in this jar; without it the answer is 405.
 */
public final class TroubleshootingResource {

    private static final String TEMPLATE = "powersource-troubleshooting.ftl";

    private final KeycloakSession session;
    private final RealmModel realm;

    TroubleshootingResource(KeycloakSession session) {
        this.session = session;
        this.realm = Objects.requireNonNull(session.getContext().getRealm());
    }

    @GET
    @Path("")
    @Produces(MediaType.TEXT_HTML)
    public Response page() {
        ClientModel client = client();
        if (client != null) {
            session.getContext().setClient(client);
        }
        AuthenticationSessionModel signIn = client == null ? null : signIn(client);
        if (signIn != null) {
            session.getContext().setAuthenticationSession(signIn);
        }
        // The forms provider reads client, session and language when it is created, so they are set before.
        LanguageLinks languages = new LanguageLinks(session);
        languages.follow(signIn);
        TroubleshootingLinks links = new TroubleshootingLinks(session, client, signIn);
        Response page = session.getProvider(LoginFormsProvider.class)
                .setAuthenticationSession(signIn)
                .setAttribute(TroubleshootingBean.NAME, links.bean())
                .setAttributeMapper(languages.to(links.self()))
                .createForm(TEMPLATE);
        return Response.fromResponse(page)
                .header(HttpHeaders.CACHE_CONTROL, "no-store, must-revalidate, max-age=0")
                .build();
    }

    private @Nullable ClientModel client() {
        String clientId = query(Constants.CLIENT_ID);
        ClientModel client = clientId == null ? null : realm.getClientByClientId(clientId);
        return client != null && client.isEnabled() && !client.isBearerOnly() ? client : null;
    }

    private @Nullable AuthenticationSessionModel signIn(ClientModel client) {
        String tabId = query(Constants.TAB_ID);
        return tabId == null
                ? null
                : new AuthenticationSessionManager(session).getCurrentAuthenticationSession(realm, client, tabId);
    }

    private @Nullable String query(String name) {
        return session.getContext().getUri().getQueryParameters().getFirst(name);
    }
}
