package org.powersource.idp.account;

import java.util.Set;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RoleUtils;

/** How far an account may manage others. All checks for privileged accounts use this rule. */
public enum Privilege {
    NONE,
    /** Has a contact's role. */
    CONTACT,
    /** Has an administrator's role or a fine-grained permission. The two query roles that are part of each contact's role don't count. */
    ADMINISTRATOR;

    private static final Set<String> MERE_QUERIES = Set.of(AdminRoles.QUERY_USERS, AdminRoles.QUERY_GROUPS);

    /** The rule for all that protects privileged accounts. */
    public static Privilege of(KeycloakSession session, UserModel user) {
        Privilege byRole = byRole(user);
        return byRole != ADMINISTRATOR && new FineGrainedPermissions(session).mayGrantTo(user) ? ADMINISTRATOR : byRole;
    }

    /**
     * The highest of the account's roles: its own, and those that it has by a group or a composite role. Decides whether the limits of
     * contacts apply: they do to a contact with a fine-grained permission.
     */
    public static Privilege byRole(UserModel user) {
        return RoleUtils.getDeepUserRoleMappings(user).stream()
                .map(Privilege::of)
                .reduce(NONE, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    /** Whether the role by itself makes an account privileged. Groups and composite roles that contain such a role do so too. */
    public static boolean isGivenBy(RoleModel role) {
        return of(role) != NONE;
    }

    private static Privilege of(RoleModel role) {
        if (ContactRole.includes(role)) {
            return CONTACT;
        }
        if (!isAdministrative(role)) {
            return NONE;
        }
        // An account with a query role alone is no administrator, and contacts can't manage it either.
        return MERE_QUERIES.contains(role.getName()) ? CONTACT : ADMINISTRATOR;
    }

    /**
     * Roles of the clients that Keycloak's admin API reads its permissions from (26.7.4 {@code AdminRoles.isAdminClient}), whatever their
     * names; and realm roles that have one of Keycloak's names. A role of another client with such a name administers nothing.
     */
    private static boolean isAdministrative(RoleModel role) {
        return role.getContainer() instanceof ClientModel client
                ? AdminRoles.isAdminClient(client.getRealm(), client.getClientId())
                : AdminRoles.ALL_ROLES.contains(role.getName());
    }
}
