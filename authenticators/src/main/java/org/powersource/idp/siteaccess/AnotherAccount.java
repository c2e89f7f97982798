package org.powersource.idp.siteaccess;

import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.services.util.AuthenticationFlowURLHelper;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Starts the same sign-in again, for another account.
 *
 * <p>A browser holds one session of a realm. So who came by single sign-on is signed out first: Keycloak 26.7.4
 * {@code AuthenticationProcessor.attachSession} refuses a second account in the first one's session. Ending that session
 * removes its authentication sessions as well, so the request moves to a new one before.
 */
final class AnotherAccount {

    private final AuthenticationFlowContext context;
    private final KeycloakSession session;

    AnotherAccount(AuthenticationFlowContext context) {
        this.context = context;
        this.session = context.getSession();
    }

    void signIn() {
        AuthenticationSessionModel current = context.getAuthenticationSession();
        UserSessionModel signedIn = session.sessions()
                .getUserSession(context.getRealm(), current.getParentSession().getId());
        current.removeClientNote(OIDCLoginProtocol.LOGIN_HINT_PARAM);
        if (signedIn == null) {
            context.resetFlow();
        } else {
            AuthenticationSessionModel fresh = restart(current);
            session.getContext().setAuthenticationSession(fresh);
            AuthenticationManager.backchannelLogout(session, signedIn, true);
            context.forceChallenge(redirectTo(fresh));
        }
    }

    private AuthenticationSessionModel restart(AuthenticationSessionModel current) {
        AuthenticationSessionModel fresh = new AuthenticationSessionManager(session)
                .createAuthenticationSession(context.getRealm(), true)
                .createAuthenticationSession(current.getClient());
        fresh.setRedirectUri(current.getRedirectUri());
        fresh.setProtocol(current.getProtocol());
        fresh.setAction(AuthenticationSessionModel.Action.AUTHENTICATE.name());
        current.getClientNotes().forEach(fresh::setClientNote);
        return fresh;
    }

    private Response redirectTo(AuthenticationSessionModel fresh) {
        return Response.seeOther(new AuthenticationFlowURLHelper(session, context.getRealm(), context.getUriInfo())
                        .getLastExecutionUrl(fresh))
                .build();
    }
}
