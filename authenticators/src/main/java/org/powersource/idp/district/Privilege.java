package org.powersource.idp.district;

import java.util.Set;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RoleUtils;

/** What an account may do to others. */
enum Privilege {
    NONE,
    /** By a contact's role. */
    CONTACT,
    /** By an administrator's role; the two that merely let ask for lists are part of a contact's role. */
    ADMINISTRATOR;

    private static final Set<String> MERE_QUERIES = Set.of(AdminRoles.QUERY_USERS, AdminRoles.QUERY_GROUPS);

    /** The highest of the account's roles, be they its own or come by group or composite role. */
    static Privilege of(UserModel user) {
        return RoleUtils.getDeepUserRoleMappings(user).stream()
                .map(Privilege::of)
                .reduce(NONE, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    private static Privilege of(RoleModel role) {
        if (ContactRole.includes(role)) {
            return CONTACT;
        }
        if (!isAdministrative(role)) {
            return NONE;
        }
        // Who has a query role without being a contact is left alone by contacts, and is no administrator.
        return MERE_QUERIES.contains(role.getName()) ? CONTACT : ADMINISTRATOR;
    }

    private static boolean isAdministrative(RoleModel role) {
        return role.getContainer() instanceof ClientModel client
                ? client.getClientId().equals(Constants.REALM_MANAGEMENT_CLIENT_ID)
                : AdminRoles.ALL_ROLES.contains(role.getName());
    }
}
