package org.powersource.idp.district;

import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.powersource.idp.account.Privilege;

/**
 * The protected accounts among the members of the contact's own districts: contacts and administrators, as {@link Privilege} says. A
 * contact's lists leave them out, since a contact can't open them. The queries start at the roles, so accounts aren't read one by one.
 */
final class Untouchables {

    private static final String CONTAINING_ROLES =
            "select c.parentRole.id from CompositeRoleEntity c where c.childRole.id in :ids";
    private static final String GROUPS_WITH_ROLES =
            "select r.group.id from GroupRoleMappingEntity r where r.roleId in :ids";
    private static final String GROUPS_BELOW = "select g.id from GroupEntity g where g.parentId in :ids";
    private static final String MEMBERS = "select distinct m.user.id from UserGroupMembershipEntity m"
            + " where m.groupId in :districts and (exists (select 1 from UserRoleMappingEntity r"
            + " where r.user.id = m.user.id and r.roleId in :roles)"
            + " or exists (select 1 from UserGroupMembershipEntity g"
            + " where g.user.id = m.user.id and g.groupId in :groups))";

    private final EntityManager entities;
    private final RealmModel realm;

    Untouchables(KeycloakSession session, RealmModel realm) {
        this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.realm = realm;
    }

    Set<String> in(Set<String> districts) {
        if (districts.isEmpty()) {
            return Set.of();
        }
        Set<String> roles =
                withAllOf(Privilege.roles(realm).map(RoleModel::getId).collect(Collectors.toSet()), CONTAINING_ROLES);
        Set<String> groups = withAllOf(found(GROUPS_WITH_ROLES, roles), GROUPS_BELOW);
        return new HashSet<>(entities.createQuery(MEMBERS, String.class)
                .setParameter("districts", districts)
                .setParameter("roles", roles)
                .setParameter("groups", groups)
                .getResultList());
    }

    /** The ids, and all that the query finds from them, repeated until it finds nothing new. */
    private Set<String> withAllOf(Set<String> ids, String query) {
        Set<String> all = new HashSet<>(ids);
        Set<String> added = ids;
        while (!added.isEmpty()) {
            added = found(query, added);
            added.removeAll(all);
            all.addAll(added);
        }
        return all;
    }

    private Set<String> found(String query, Set<String> ids) {
        return new HashSet<>(entities.createQuery(query, String.class)
                .setParameter("ids", ids)
                .getResultList());
    }
}
