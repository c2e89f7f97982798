package org.powersource.idp.district;

import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;

/**
 * A request to the admin API.
 *
 * @param path below the server's base, each segment decoded; empty if a segment contains an encoded slash
 */
record AdminRequest(String method, String path) {

    private static final Pattern OF_A_REALM = Pattern.compile("/?admin/realms/([^/]+)(/.*)?", Pattern.DOTALL);

    /** Path of the admin console's page <i>Evaluate permissions</i>. */
    private static final Pattern EVALUATION = Pattern.compile(".*/authz/resource-server/policy/evaluate/?");

    static AdminRequest of(String method, UriInfo uri) {
        URI request = uri.getRequestUri();
        String base = uri.getBaseUri().getPath();
        String path = request.getPath();
        boolean hidesSlash = request.getRawPath().toLowerCase(Locale.ROOT).contains("%2f");
        return new AdminRequest(method, hidesSlash || !path.startsWith(base) ? "" : path.substring(base.length()));
    }

    /** Whether an administrator evaluates another person's permissions. Contacts can't: the path isn't in {@link AllowedOperation}. */
    static boolean isPermissionEvaluation(KeycloakSession session) {
        KeycloakContext context = session.getContext();
        return context.getHttpRequest().getHttpMethod().equals("POST")
                && EVALUATION.matcher(context.getUri().getPath()).matches();
    }

    /** An unreadable path counts as a realm's path, so it is refused. */
    boolean isOfARealm() {
        return path.isEmpty() || OF_A_REALM.matcher(path).matches();
    }

    Optional<AllowedOperation.Match> match() {
        return AllowedOperation.find(method, path);
    }
}
