package org.powersource.idp.keycloakdb;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Districts (the child groups of one group) and their members. */
public final class DistrictRows {

    private static final String CONTACTS_OUTSIDE = "select count(distinct r.user.id) from UserRoleMappingEntity r"
            + " join r.user u where r.roleId in :roles"
            + " and u.realmId = :realm and u.serviceAccountClientLink is null"
            + " and not exists (select 1 from UserGroupMembershipEntity m, GroupEntity g"
            + " where m.user.id = u.id and g.id = m.groupId and g.parentId = :parent)";

    /** Empty if no district has the attribute: then the realm doesn't use it. */
    private static final String WITHOUT_ATTRIBUTE =
            "select g.name from GroupEntity g where g.parentId = :parent and g.realm = :realm"
                    + " and not exists (select 1 from GroupAttributeEntity a where a.group.id = g.id and same_text(a.name, :attribute))"
                    + " and exists (select 1 from GroupAttributeEntity a join a.group o"
                    + " where same_text(a.name, :attribute) and o.parentId = :parent)"
                    + " order by g.name";

    private static final String ACTIVE = " and m.user.realmId = :realm and m.user.enabled = true and not exists"
            + " (select 1 from UserRequiredActionEntity a where a.user.id = m.user.id and a.action = :action)";

    private static final String ALL =
            "select g.id, g.name from GroupEntity g where g.parentId = :parent and g.realm = :realm";

    private static final String WITH_CONTACT = "select distinct m.groupId from UserGroupMembershipEntity m,"
            + " UserRoleMappingEntity r where r.user.id = m.user.id and r.roleId in :roles" + ACTIVE;

    private static final String WITH_CONTACT_BY_GROUP = "select distinct m.groupId from UserGroupMembershipEntity m,"
            + " UserGroupMembershipEntity o, GroupRoleMappingEntity r where o.user.id = m.user.id"
            + " and r.group.id = o.groupId and r.roleId in :roles" + ACTIVE;

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

    /**
     * Number of accounts that have one of the roles directly and are in no district.
     *
     * @param parent id of the group whose children are the districts
     * @param roles ids
     */
    public long contactsOutside(String parent, Collection<String> roles) {
        return rows.query(CONTACTS_OUTSIDE, Long.class)
                .setParameter("parent", parent)
                .setParameter("roles", roles)
                .getSingleResult();
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

    /**
     * Names, by id, of districts without an enabled member that has one of the roles. One query for each way to a role, and one for the
     * districts: a database that is asked for the difference reads each member of each district, at the latest when it keeps a plan for any
     * roles (PostgreSQL 17: 2.4 instead of 0.5 seconds for a million accounts).
     *
     * @param action required action of accounts that don't count, because they aren't active
     * @param roles ids
     */
    public Map<String, String> withoutContact(String parent, String action, Collection<String> roles) {
        Map<String, String> districts = rows.query(ALL, Object[].class)
                .setParameter("parent", parent)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1]));
        for (String way : List.of(WITH_CONTACT, WITH_CONTACT_BY_GROUP)) {
            districts
                    .keySet()
                    .removeAll(Set.copyOf(rows.query(way, String.class)
                            .setParameter("action", action)
                            .setParameter("roles", roles)
                            .getResultList()));
        }
        return districts;
    }
}
