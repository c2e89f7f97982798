package org.powersource.idp.district;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.powersource.idp.account.ContactRole;

/**
 * The accounts that a contact's lists leave out, since it can't open them: contacts and administrators. One query over the
 * members of the contact's own districts; roles that come by composite roles only are left to {@link org.powersource.idp.account.Privilege}, which is
 * asked before anything is shown.
 */
final class Untouchables {

    private static final String MEMBERS_WITH_ROLE = "select distinct m.user.id from UserGroupMembershipEntity m"
            + " where m.groupId in :groups and (exists (select 1 from UserRoleMappingEntity r"
            + " where r.user.id = m.user.id and r.roleId in :roles)"
            + " or exists (select 1 from UserGroupMembershipEntity g, GroupRoleMappingEntity r"
            + " where g.user.id = m.user.id and r.group.id = g.groupId and r.roleId in :roles))";

    private final KeycloakSession session;
    private final RealmModel realm;

    Untouchables(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    Set<String> in(Set<String> groups) {
        if (groups.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(MEMBERS_WITH_ROLE, String.class)
                .setParameter("groups", groups)
                .setParameter("roles", roles())
                .getResultList());
    }

    private Set<String> roles() {
        ClientModel management = realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID);
        return Stream.concat(
                        Arrays.stream(ContactRole.values())
                                .map(role -> realm.getRole(role.roleName()))
                                .filter(Objects::nonNull),
                        management == null ? Stream.empty() : management.getRolesStream())
                .map(RoleModel::getId)
                .collect(Collectors.toSet());
    }
}
