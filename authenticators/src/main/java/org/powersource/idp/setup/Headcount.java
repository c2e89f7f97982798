package org.powersource.idp.setup;

import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RoleModel;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.doctor.Finding;
import org.powersource.idp.doctor.Severity;
import org.powersource.idp.site.Sites;

/**
 * Counts the enabled accounts that a setup would shut out. The database counts Keycloak's own tables, and no account is loaded. Accounts
 * that only a user directory has aren't counted.
 */
final class Headcount {

    private static final String COUNT =
            "select count(u) from UserEntity u where u.realmId = :realm and u.enabled = true"
                    + " and u.serviceAccountClientLink is null";

    private static final String TICKED =
            "exists (select 1 from UserAttributeEntity t where t.user = u and t.name = :attribute and t.value = :clientId)";
    private static final String BY_ROLE =
            "exists (select 1 from UserRoleMappingEntity m where m.user = u and m.roleId in :roles)";
    private static final String BY_GROUP = "exists (select 1 from UserGroupMembershipEntity g, GroupEntity e"
            + " where g.user = u and e.id = g.groupId and (e.id in :groups or e.parentId in :groups))";

    private static final String ADDRESSES = "select u.email from UserEntity u where u.realmId = :realm"
            + " and u.enabled = true and u.email is not null";
    private static final int FETCHED_AT_ONCE = 1000;

    private final Place place;

    Headcount(Place place) {
        this.place = place;
    }

    /** @param first whether the realm doesn't have the suite yet */
    List<Finding> findings(List<ClientModel> sites, boolean first) {
        List<Finding> findings = new ArrayList<>();
        long all = count("");
        sites.forEach(site -> findings.add(site(site, all)));
        add(
                findings,
                "user-name-not-address",
                count(" and u.email is not null and u.username <> u.email"),
                "whose owners sign in with a user name that isn't their e-mail address, and can't any more",
                "Tell their owners to sign in with their e-mail address.");
        add(
                findings,
                "account-without-address",
                count(" and u.email is null"),
                "without an e-mail address: nobody can sign in to them",
                "Give them addresses.");
        add(
                findings,
                "address-with-invisible-characters",
                addressesWithInvisibleCharacters(),
                "with an address that has characters nobody sees, so their owners can't type it",
                "Enter these addresses anew.");
        if (first) {
            add(
                    findings,
                    "tick-there-already",
                    count(" and exists (select 1 from UserAttributeEntity t where t.user = u and t.name = '"
                            + Sites.ATTRIBUTE + "')"),
                    "with an attribute " + Sites.ATTRIBUTE + " already, whose values become ticks of sites",
                    "Remove the attribute from accounts that shouldn't have the sites.");
        }
        return findings;
    }

    private Finding site(ClientModel site, long all) {
        long allowed = allowed(site);
        return new Finding(
                "site-accounts",
                allowed == 0 ? Severity.WARNING : Severity.NOTE,
                "client " + site.getClientId(),
                "Accounts that could use it: " + allowed + " of " + all + ".",
                "Grant access before people come: a group with the role, or ticks.");
    }

    private static void add(List<Finding> findings, String code, long count, String which, String fix) {
        if (count > 0) {
            findings.add(new Finding(
                    code, Severity.WARNING, "accounts: " + count, "Accounts " + which + ": " + count + ".", fix));
        }
    }

    private long count(String condition) {
        return place.rows()
                .createQuery(COUNT + condition, Long.class)
                .setParameter("realm", place.realm().getId())
                .getSingleResult();
    }

    private long allowed(ClientModel site) {
        Set<String> roles = rolesThatGrant(site.getRole(Sites.roleOf(place.realm())));
        Set<String> groups = groupsThatGrant(roles);
        String condition = " and (" + TICKED + (roles.isEmpty() ? "" : " or " + BY_ROLE)
                + (groups.isEmpty() ? "" : " or " + BY_GROUP) + ")";
        TypedQuery<Long> query = place.rows()
                .createQuery(COUNT + condition, Long.class)
                .setParameter("realm", place.realm().getId())
                .setParameter("attribute", Sites.ATTRIBUTE)
                .setParameter("clientId", site.getClientId());
        if (!roles.isEmpty()) {
            query.setParameter("roles", roles);
        }
        if (!groups.isEmpty()) {
            query.setParameter("groups", groups);
        }
        return query.getSingleResult();
    }

    /** Ids of the role and of all composite roles that contain it. */
    private Set<String> rolesThatGrant(@Nullable RoleModel role) {
        return role == null
                ? Set.of()
                : closure(
                        Set.of(role.getId()),
                        "select c.parentRole.id from CompositeRoleEntity c where c.childRole.id in :ids");
    }

    /**
     * Ids of the groups that have one of the roles, and of their descendants that have children. Other descendants are left out: the query
     * finds their members by the parent's id.
     */
    private Set<String> groupsThatGrant(Set<String> roles) {
        if (roles.isEmpty()) {
            return Set.of();
        }
        List<String> direct = place.rows()
                .createQuery("select m.group.id from GroupRoleMappingEntity m where m.roleId in :roles", String.class)
                .setParameter("roles", roles)
                .getResultList();
        return closure(
                new HashSet<>(direct),
                "select g.id from GroupEntity g where g.parentId in :ids"
                        + " and exists (select 1 from GroupEntity c where c.parentId = g.id)");
    }

    private Set<String> closure(Set<String> start, String next) {
        Set<String> all = new HashSet<>(start);
        Set<String> found = start;
        while (!found.isEmpty()) {
            found = new HashSet<>(place.rows()
                    .createQuery(next, String.class)
                    .setParameter("ids", found)
                    .getResultList());
            found.removeAll(all);
            all.addAll(found);
        }
        return all;
    }

    /** Reads the addresses in batches: no database can search for Unicode's invisible characters. */
    private long addressesWithInvisibleCharacters() {
        try (Stream<String> addresses = place.rows()
                .createQuery(ADDRESSES, String.class)
                .setParameter("realm", place.realm().getId())
                .setHint("org.hibernate.fetchSize", FETCHED_AT_ONCE)
                .getResultStream()) {
            // Two letters around the address: invisible characters at its ends count, too.
            return addresses
                    .filter(address -> new EmailAddress("a" + address + "a").hasInvisibleInside())
                    .count();
        }
    }
}
