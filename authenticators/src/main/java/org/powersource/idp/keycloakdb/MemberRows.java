package org.powersource.idp.keycloakdb;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Direct members of some groups. Finds those with a role without a query for each account: {@link #held} lists the roles and groups of all
 * members, the caller selects those that give the role, and one query uses the selection.
 */
public final class MemberRows {

    static final String MEMBERS = "select m.user.id from UserGroupMembershipEntity m where m.groupId in :groups";

    /** Condition for an account {@code u}: it has one of the roles, or is a direct member of one of the groups. */
    static final String HAS_GRANT = "(exists (select 1 from UserRoleMappingEntity h"
            + " where h.user = u and h.roleId in :grantRoles)"
            + " or exists (select 1 from UserGroupMembershipEntity k"
            + " where k.user = u and k.groupId in :grantGroups))";

    private static final String HELD = "select 'group', o.groupId, count(*) from UserGroupMembershipEntity o"
            + " where o.user.id in (" + MEMBERS + ") group by o.groupId"
            + " union all select 'role', r.roleId, count(*) from UserRoleMappingEntity r"
            + " where r.user.id in (" + MEMBERS + ") group by r.roleId";

    private static final String WITH =
            "select u.id from UserEntity u where u.realmId = :realm and u.id in (" + MEMBERS + ") and " + HAS_GRANT;

    private final Rows rows;
    private final Set<String> groups;

    /**
     * The members of some groups.
     *
     * @param groups ids, at least one
     */
    public MemberRows(KeycloakSession session, RealmModel realm, Set<String> groups) {
        this(Rows.of(session, realm), groups);
    }

    MemberRows(Rows rows, Set<String> groups) {
        this.rows = rows;
        this.groups = groups;
    }

    /**
     * Roles and groups that the members have directly.
     *
     * @param groups number of members by group id, including the groups of this query
     * @param roles ids
     */
    public record Held(Map<String, Long> groups, Set<String> roles) {}

    /** Ids of roles and groups; an account has the grant if it has one of the roles, or is a direct member of one of the groups. */
    public record Grants(Set<String> roles, Set<String> groups) {

        public static final Grants NONE = new Grants(Set.of(), Set.of());
    }

    public Held held() {
        Map<String, Long> found = new HashMap<>();
        Set<String> roles = new HashSet<>();
        for (Object[] row : rows.entities()
                .createQuery(HELD, Object[].class)
                .setParameter("groups", groups)
                .getResultList()) {
            String id = (String) row[1];
            if ("role".equals(row[0])) {
                roles.add(id);
            } else {
                found.put(id, Rows.number(row[2]));
            }
        }
        return new Held(found, roles);
    }

    /** Ids of the members that have the grant. */
    public List<String> with(Grants grants) {
        return rows.query(WITH, String.class)
                .setParameter("groups", groups)
                .setParameter("grantRoles", grants.roles())
                .setParameter("grantGroups", grants.groups())
                .getResultList();
    }
}
