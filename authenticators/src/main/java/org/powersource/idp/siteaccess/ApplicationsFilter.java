package org.powersource.idp.siteaccess;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.account.ClientRepresentation;
import org.keycloak.utils.KeycloakSessionUtil;
import org.powersource.idp.account.SuiteRealm;
import org.powersource.idp.site.Sites;

/**
 * Removes sites that the account may not open from <i>Applications</i> in the account console. Keycloak lists every client that is always to be
 * displayed there, for each account (Keycloak 26.7.4 {@code AccountRestService}).
 */
@Provider
public final class ApplicationsFilter implements ContainerResponseFilter {

    private static final Pattern APPLICATIONS = Pattern.compile("/?realms/[^/]+/account/(?:v[^/]+/)?applications/?");

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
        if (session != null
                && response.getEntity() instanceof Stream<?> applications
                && APPLICATIONS.matcher(request.getUriInfo().getPath()).matches()) {
            UserSessionModel signedIn = session.getContext().getUserSession();
            if (!SuiteRealm.is(signedIn.getRealm())) {
                return;
            }
            Set<String> closed = new Sites(session, signedIn.getRealm()).closedTo(signedIn.getUser());
            response.setEntity(applications
                    .filter(application -> !(application instanceof ClientRepresentation client
                            && closed.contains(client.getClientId())))
                    .toList());
        }
    }
}
