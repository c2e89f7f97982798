package org.powersource.devserver.portal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * The signed-in person, according to the identity provider.
 *
 * @param contact whether the visitor manages accounts
 */
public record Visitor(String name, String email, boolean contact) {

    private static final Set<String> CONTACT_ROLES =
            Set.of("technical-contact", "implementation-contact", "sales-representative");

    static Visitor of(OidcUser user) {
        String email = Objects.requireNonNullElse(user.getEmail(), "");
        return new Visitor(
                Objects.requireNonNullElse(user.getFullName(), email),
                email,
                roles(user.getClaims()).stream().anyMatch(CONTACT_ROLES::contains));
    }

    /** Realm roles, in Keycloak's claim for them; absent when the realm's mappers leave them out. */
    private static Collection<?> roles(Map<String, Object> claims) {
        return claims.get("realm_access") instanceof Map<?, ?> access
                        && access.get("roles") instanceof Collection<?> roles
                ? roles
                : List.of();
    }
}
