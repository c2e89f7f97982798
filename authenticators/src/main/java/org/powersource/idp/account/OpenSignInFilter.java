package org.powersource.idp.account;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.utils.KeycloakSessionUtil;
import org.powersource.idp.kit.Replacement;

/**
 * Ends a sign-in whose account has changed since its last page, before the request does anything. Keycloak alone would continue the sign-in
 * after a reset, a sign-out of all sessions or a new address (26.7.4 {@code SessionCodeChecks}, {@code LoginActionsService}). Also answers
 * pages of a sign-in that is over ({@link FinishedSignIn}).
 */
@Provider
public final class OpenSignInFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final Pattern PAGES = Pattern.compile("/?realms/[^/]+/login-actions/.*");
    private static final String RESTART = "restart";
    private static final String REQUIRED_ACTION = "required-action";
    private static final String LATE = OpenSignInFilter.class.getName();

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
        if (session == null || !PAGES.matcher(path).matches()) {
            return;
        }
        RealmModel realm = session.getContext().getRealm();
        if (realm == null || !SuiteRealm.is(realm)) {
            return;
        }
        MultivaluedMap<String, String> query = request.getUriInfo().getQueryParameters();
        String clientId = query.getFirst(Constants.CLIENT_ID);
        String tab = query.getFirst(Constants.TAB_ID);
        ClientModel client = clientId == null ? null : realm.getClientByClientId(clientId);
        if (client == null || tab == null) {
            return;
        }
        AuthenticationSessionModel signIn =
                new AuthenticationSessionManager(session).getCurrentAuthenticationSession(realm, client, tab);
        if (signIn == null) {
            FinishedSignIn finished = new FinishedSignIn(session, realm);
            finished.page(path, query, client).ifPresent(request::abortWith);
            if (finished.isLate(path, query)) {
                request.setProperty(LATE, client);
            }
        } else if (!path.endsWith(RESTART)) {
            check(session, signIn, request);
        }
    }

    /** Once Keycloak refused the page, since a form behind a mailed link says more ({@code link.LateFormFilter}). */
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
        if (session != null
                && request.getProperty(LATE) instanceof ClientModel client
                && response.getStatus() == Response.Status.BAD_REQUEST.getStatusCode()) {
            Replacement.of(response, new FinishedSignIn(session, client.getRealm()).latePage(client));
        }
    }

    private static void check(
            KeycloakSession session, AuthenticationSessionModel signIn, ContainerRequestContext request) {
        UserModel user = signIn.getAuthenticatedUser();
        if (user == null ? OpenSignIn.hasLostItsUser(signIn) : isOver(session, signIn, user, request)) {
            session.getContext().setClient(signIn.getClient());
            request.abortWith(OpenSignIn.page(
                    session.getProvider(LoginFormsProvider.class).setAuthenticationSession(signIn), user));
        }
    }

    private static boolean isOver(
            KeycloakSession session,
            AuthenticationSessionModel signIn,
            UserModel user,
            ContainerRequestContext request) {
        OpenSignIn open = new OpenSignIn(session, signIn, user);
        return open.isOver() && !open.mayAnswer(action(request.getUriInfo()));
    }

    private static @Nullable String action(UriInfo uri) {
        return uri.getPath().endsWith(REQUIRED_ACTION)
                ? uri.getQueryParameters().getFirst(Constants.EXECUTION)
                : null;
    }
}
