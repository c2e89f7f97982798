package org.powersource.idp.siteaccess;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.Urls;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Starts the same sign-in again, for another account.
 *
 * <p>A browser holds one session of a realm. So who came by single sign-on is signed out first, which Keycloak's own
 * restart of a flow does (26.7.4 {@code LoginActionsService.restartSession}).
 */
final class AnotherAccount {

    private AnotherAccount() {}

    static void signIn(AuthenticationFlowContext context) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        authSession.removeClientNote(OIDCLoginProtocol.LOGIN_HINT_PARAM);
        URI restart = Urls.realmLoginRestartPage(
                context.getUriInfo().getBaseUri(),
                context.getRealm().getName(),
                authSession.getClient().getClientId(),
                authSession.getTabId(),
                AuthenticationProcessor.getClientData(context.getSession(), authSession),
                false);
        context.forceChallenge(Response.seeOther(restart).build());
    }
}
