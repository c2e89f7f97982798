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
 * @param path below the server's base, each segment decoded; empty if a segment holds an encoded slash
 */
record AdminRequest(String method, String path) {

    private static final Pattern OF_A_REALM = Pattern.compile("/?admin/realms/([^/]+)(/.*)?", Pattern.DOTALL);

    /** Where the admin console's page <i>Evaluate permissions</i> asks what somebody might do. */
    private static final Pattern REHEARSAL = Pattern.compile(".*/authz/resource-server/policy/evaluate/?");

    static AdminRequest of(String method, UriInfo uri) {
        URI request = uri.getRequestUri();
        String base = uri.getBaseUri().getPath();
        String path = request.getPath();
        boolean hidesSlash = request.getRawPath().toLowerCase(Locale.ROOT).contains("%2f");
        return new AdminRequest(method, hidesSlash || !path.startsWith(base) ? "" : path.substring(base.length()));
    }

    /**
     * Whether an administrator asks what somebody else might do. Contacts can't: the path isn't in {@link AllowedOperation}.
     */
    static boolean isRehearsal(KeycloakSession session) {
        KeycloakContext context = session.getContext();
        return context.getHttpRequest().getHttpMethod().equals("POST")
                && REHEARSAL.matcher(context.getUri().getPath()).matches();
    }

    /** An unreadable path counts as one of a realm: nothing of it is allowed. */
    boolean isOfARealm() {
        return path.isEmpty() || OF_A_REALM.matcher(path).matches();
    }

    Optional<AllowedOperation.Match> match() {
        return AllowedOperation.find(method, path);
    }
}
