package org.powersource.idp.district;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;

/**
 * The request to the admin API that is being answered.
 *
 * @param path below the server's base, decoded
 */
record AdminRequest(String method, String path) {

    /** Where the admin console's page <i>Evaluate permissions</i> asks what somebody might do. */
    private static final String REHEARSAL = ".*/authz/resource-server/policy/evaluate/?";

    static AdminRequest of(KeycloakSession session) {
        KeycloakContext context = session.getContext();
        return new AdminRequest(
                context.getHttpRequest().getHttpMethod(), context.getUri().getPath());
    }

    Optional<AllowedOperation.Match> match() {
        return AllowedOperation.find(method, path);
    }

    @Nullable
    AllowedOperation operation() {
        return match().map(AllowedOperation.Match::operation).orElse(null);
    }

    /** Contacts can't send a rehearsal themselves: it is not in the list. */
    boolean isAllowedOrRehearsed() {
        return operation() != null || (method.equals("POST") && path.matches(REHEARSAL));
    }
}
