package org.powersource.idp.keycloakdb;

import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Sites, that is clients with a certain client role, and the accounts that may use them by that role or by a tick. */
public final class SiteRows {

    private static final String FROM_SITES = " from RoleEntity r, ClientEntity c where c.id = r.clientId"
            + " and r.realmId = :realm and r.clientRole = true and r.name = :role";

    private static final String ROWS = "select r.id, c.clientId, c.name" + FROM_SITES;

    /** Client ids of the sites, to look for {@code exact_text(value)} among them. */
    static final String SITES = "select exact_text(c.clientId)" + FROM_SITES;

    private static final String IS_TICKED = " and same_text(c.clientId, t.value)";

    private static final String CLIENT_IDS = "select r.id, c.clientId from RoleEntity r, ClientEntity c"
            + " where c.id = r.clientId and c.realmId = :realm and r.id in :ids order by r.id";

    private static final String WITHOUT_ACCESS = "select c.clientId" + FROM_SITES + " and c.enabled = true"
            + " and not exists (select 1 from UserRoleMappingEntity m where m.roleId = r.id)"
            + " and not exists (select 1 from GroupRoleMappingEntity m where m.roleId = r.id)"
            + " and not exists (select 1 from CompositeRoleEntity m where m.childRole.id = r.id)"
            + " and not exists (select 1 from UserAttributeEntity t where same_text(t.name, :attribute)" + IS_TICKED
            + ")"
            + " and not exists (select 1 from FederatedUserAttributeEntity t"
            + " where t.realmId = :realm and same_text(t.name, :attribute)" + IS_TICKED + ")"
            + " order by c.clientId";

    private static final String PEOPLE = " from UserEntity u where u.realmId = :realm"
            + " and u.enabled = true and u.serviceAccountClientLink is null and ";

    private static final String TICK = "exists (select 1 from UserAttributeEntity t"
            + " where t.user = u and same_text(t.name, :attribute) and same_text(t.value, :clientId))";

    private static final String ROLE =
            "exists (select 1 from UserRoleMappingEntity m where m.user = u and m.roleId in :roles)";

    /**
     * Each account is counted by the first way that lets it in. With "or" between the ways, a database would read each account of the
     * realm.
     */
    private static final String TICKED = "select count(u)" + PEOPLE + TICK;

    private static final String GRANTED = "select count(u)" + PEOPLE + ROLE + " and not " + TICK;

    private static final String MEMBERS = "select count(u)" + PEOPLE
            + "exists (select 1 from UserGroupMembershipEntity g, GroupEntity e"
            + " where g.user = u and e.id = g.groupId and (e.id in :groups or e.parentId in :groups))"
            + " and not " + ROLE + " and not " + TICK;

    private final Rows rows;

    public SiteRows(KeycloakSession session, RealmModel realm) {
        this(Rows.of(session, realm));
    }

    SiteRows(Rows rows) {
        this.rows = rows;
    }

    /**
     * A client that has the role.
     *
     * @param role the role's id
     * @param name the client's; null for none
     */
    public record Site(
            String role, String clientId, @Nullable String name) {}

    /** The clients that have a client role of that name. */
    public List<Site> sites(String role) {
        return rows.query(ROWS, Object[].class)
                .setParameter("role", role)
                .getResultStream()
                .map(row -> new Site((String) row[0], (String) row[1], (String) row[2]))
                .toList();
    }

    /**
     * Client ids of the roles that still exist, by the role's id. Read from the database, not from a cache, and locked: until the
     * transaction ends, no other one renames or removes them.
     */
    public Map<String, String> lock(Collection<String> roles) {
        return rows.query(CLIENT_IDS, Object[].class)
                .setParameter("ids", roles)
                .setLockMode(LockModeType.PESSIMISTIC_READ)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1]));
    }

    /**
     * Client ids of enabled sites that no account may use.
     *
     * @param role name of the client role that makes a client a site
     * @param attribute user attribute of ticks
     */
    public List<String> withoutAccess(String role, String attribute) {
        return rows.query(WITHOUT_ACCESS, String.class)
                .setParameter("attribute", attribute)
                .setParameter("role", role)
                .getResultList();
    }

    /**
     * Number of enabled accounts that may use a site, by a tick or by a role (direct, by composite roles, by groups).
     *
     * @param attribute user attribute of ticks
     * @param role id of the site's role; empty if it has none yet
     */
    public long accountsOf(String clientId, String attribute, Set<String> role) {
        GrantRows grants = new GrantRows(rows);
        Set<String> roles = grants.rolesContaining(role);
        Set<String> groups = grants.groupsAndParents(roles);
        Stream.Builder<TypedQuery<Long>> ways = Stream.builder();
        ways.add(rows.query(TICKED, Long.class));
        if (!roles.isEmpty()) {
            ways.add(rows.query(GRANTED, Long.class).setParameter("roles", roles));
        }
        if (!groups.isEmpty()) {
            ways.add(
                    rows.query(MEMBERS, Long.class).setParameter("roles", roles).setParameter("groups", groups));
        }
        return ways.build()
                .mapToLong(way -> way.setParameter("attribute", attribute)
                        .setParameter("clientId", clientId)
                        .getSingleResult())
                .sum();
    }
}
