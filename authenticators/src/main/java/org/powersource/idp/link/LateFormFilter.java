package org.powersource.idp.link;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.services.managers.ClientSessionCode;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.utils.KeycloakSessionUtil;
import org.powersource.idp.kit.Replacement;
import org.powersource.idp.mail.MailLinks;

/**
 * Answers a form behind a mailed link whose sign-in has ended. The form carries the link's key, so its page can say whether the link still
 * works, also on a browser that kept nothing. Keycloak would say that cookies are disabled, or show the login page (26.7.4 {@code
 * SessionCodeChecks}). A request filter sees no form yet, so this filter replaces the answer, after all other filters that do so.
 */
@Provider
@Priority(Priorities.USER - 1)
public final class LateFormFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final Pattern FORMS = Pattern.compile("/?realms/[^/]+/login-actions/[a-z-]+");
    private static final String LATE = LateFormFilter.class.getName();

    @Override
    public void filter(ContainerRequestContext request) {
        KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
        if (session == null
                || !HttpMethod.POST.equals(request.getMethod())
                || !FORMS.matcher(request.getUriInfo().getPath()).matches()) {
            return;
        }
        RealmModel realm = session.getContext().getRealm();
        if (realm != null && !isInTime(session, realm, request.getUriInfo().getQueryParameters())) {
            request.setProperty(LATE, realm);
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
        if (session == null || !(request.getProperty(LATE) instanceof RealmModel realm)) {
            return;
        }
        String key =
                session.getContext().getHttpRequest().getDecodedFormParameters().getFirst(LinkSignIn.KEY_FIELD);
        if (key != null) {
            new MailLinks(session)
                    .follow(realm, key)
                    .map(link -> new LinkPages(session, realm).late(link.mail(), key))
                    .ifPresent(page -> Replacement.of(response, page));
        }
    }

    private static boolean isInTime(KeycloakSession session, RealmModel realm, MultivaluedMap<String, String> query) {
        AuthenticationSessionModel signIn =
                signIn(session, realm, query.getFirst(Constants.CLIENT_ID), query.getFirst(Constants.TAB_ID));
        return signIn != null
                && new ClientSessionCode<>(session, realm, signIn).isActionActive(ClientSessionCode.ActionType.USER);
    }

    private static @Nullable AuthenticationSessionModel signIn(
            KeycloakSession session, RealmModel realm, @Nullable String clientId, @Nullable String tab) {
        ClientModel client = clientId == null ? null : realm.getClientByClientId(clientId);
        return client == null || tab == null
                ? null
                : new AuthenticationSessionManager(session).getCurrentAuthenticationSession(realm, client, tab);
    }
}
