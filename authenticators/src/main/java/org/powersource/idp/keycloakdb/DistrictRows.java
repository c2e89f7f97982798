package org.powersource.idp.keycloakdb;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Districts (the child groups of one group) and their members. Each method makes one query. */
public final class DistrictRows {

    /** Empty if no district has the attribute: then the realm doesn't use it. */
    private static final String WITHOUT_ATTRIBUTE =
            "select g.name from GroupEntity g where g.parentId = :parent and g.realm = :realm"
                    + " and not exists (select 1 from GroupAttributeEntity a where a.group.id = g.id and same_text(a.name, :attribute))"
                    + " and exists (select 1 from GroupAttributeEntity a join a.group o"
                    + " where same_text(a.name, :attribute) and o.parentId = :parent)"
                    + " order by g.name";

    private static final String ALL =
            "select g.id, g.name from GroupEntity g where g.parentId = :parent and g.realm = :realm";

    private static final String ACTIVE = "u.enabled = true and not exists"
            + " (select 1 from UserRequiredActionEntity a where a.user.id = u.id and a.action = :action)";

    private static final String HOLDERS = "select u.id, m.groupId, case when " + ACTIVE + " then true else false end"
            + " from UserRoleMappingEntity r join r.user u left join UserGroupMembershipEntity m on m.user.id = u.id"
            + " where r.roleId in :roles and u.realmId = :realm and u.serviceAccountClientLink is null";

    private static final String GROUPS_OF_MEMBERS = "select distinct m.groupId from UserGroupMembershipEntity m"
            + " join m.user u, UserGroupMembershipEntity o, GroupRoleMappingEntity r where o.user.id = u.id"
            + " and r.group.id = o.groupId and r.roleId in :roles and u.realmId = :realm and " + ACTIVE;

    /** The collation may ignore more than letter case, so the caller compares the values once more. */
    private static final String VALUES_IN = " lower(a.value) from GroupAttributeEntity a join a.group g"
            + " where g.parentId = :parent and g.realm = :realm and same_text(a.name, :attribute) and lower(a.value) in ";

    private static final String HAVING = "select g.id," + VALUES_IN + ":values";

    private static final String SHARED = "select g.id," + VALUES_IN
            + "(select lower(b.value) from GroupAttributeEntity b join b.group o"
            + " where o.parentId = :parent and o.realm = :realm and same_text(b.name, :attribute)"
            + " group by lower(b.value) having count(distinct o.id) > 1)";

    private final Rows rows;

    public DistrictRows(KeycloakSession session, RealmModel realm) {
        this(Rows.of(session, realm));
    }

    DistrictRows(Rows rows) {
        this.rows = rows;
    }

    /** Names of districts without a group attribute that another district has. */
    public List<String> without(String parent, String attribute) {
        return rows.query(WITHOUT_ATTRIBUTE, String.class)
                .setParameter("parent", parent)
                .setParameter("attribute", attribute)
                .getResultList();
    }

    /**
     * Ids of districts with one of these values of a group attribute, whatever the letter case.
     *
     * @param values in lower case
     */
    public List<String> having(String parent, String attribute, Collection<String> values) {
        return rows.query(HAVING, Object[].class)
                .setParameter("parent", parent)
                .setParameter("attribute", attribute)
                .setParameter("values", values)
                .getResultStream()
                .filter(row -> values.contains((String) row[1]))
                .map(row -> (String) row[0])
                .distinct()
                .toList();
    }

    /** Values of a group attribute that several districts have, in lower case. */
    public List<String> shared(String parent, String attribute) {
        Map<String, Set<String>> districts = rows.query(SHARED, Object[].class)
                .setParameter("parent", parent)
                .setParameter("attribute", attribute)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> (String) row[1],
                        TreeMap::new,
                        Collectors.mapping(row -> (String) row[0], Collectors.toSet())));
        districts.values().removeIf(ids -> ids.size() == 1);
        return List.copyOf(districts.keySet());
    }

    /** Names of the districts, by id. */
    public Map<String, String> names(String parent) {
        return rows.query(ALL, Object[].class)
                .setParameter("parent", parent)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1]));
    }

    /**
     * An account that has a role directly, in one of its groups.
     *
     * @param group id; null if the account is in no group
     * @param active enabled, and without the required action that was asked for
     */
    public record Holder(String account, @Nullable String group, boolean active) {}

    /**
     * Accounts that have one of the roles directly, once for each of their groups. Which of these groups are districts is for the caller to
     * find out: a database that is asked for it reads each member of each district, at the latest when it keeps a plan for any roles
     * (PostgreSQL 17: 2.4 instead of 0.5 seconds for a million accounts).
     *
     * @param roles ids
     */
    public List<Holder> holders(Collection<String> roles, String action) {
        return rows.query(HOLDERS, Object[].class)
                .setParameter("action", action)
                .setParameter("roles", roles)
                .getResultStream()
                .map(row -> new Holder((String) row[0], (String) row[1], (Boolean) row[2]))
                .toList();
    }

    /**
     * Ids of groups with an active member that has one of the roles by another group.
     *
     * @param roles ids
     */
    public Set<String> ofMembersByGroup(Collection<String> roles, String action) {
        return Set.copyOf(rows.query(GROUPS_OF_MEMBERS, String.class)
                .setParameter("action", action)
                .setParameter("roles", roles)
                .getResultList());
    }
}
