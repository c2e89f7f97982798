package org.powersource.idp.keycloakdb;

import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.BruteForceProtector;

/**
 * The direct members of some groups, as a list with status: searched, filtered and cut into pages by the database. Without service
 * accounts and accounts that only a user directory has.
 */
public final class AccountListRows {

    private static final String ACTIVE = "active";
    private static final String NOT_ACTIVE = "not-active";
    private static final String NO_SITE = "no-site";
    private static final String DISABLED = "disabled";

    /** All statuses. */
    public static final List<String> STATUSES = List.of(ACTIVE, NOT_ACTIVE, NO_SITE, DISABLED);

    /** Filter: enabled accounts that are older than a year, without a stored sign-in in the last year. */
    public static final String IDLE = "idle";

    private static final Duration YEAR = Duration.ofDays(365);

    private static final String IS_IDLE = "(u.enabled = true"
            + " and (u.createdTimestamp is null or u.createdTimestamp <= :yearAgo)"
            + " and (select count(e) from EventEntity e where e.realmId = :realm and e.userId = u.id"
            + " and e.type = 'LOGIN' and e.time > :yearAgo) = 0)";

    /**
     * The first status that applies. Rows of the account are counted: of "exists" PostgreSQL may make a table of the rows of all accounts,
     * which took 1.1 seconds for the ticks in a realm of a million.
     */
    private static final String STATUS = "case when u.enabled = false then '" + DISABLED + "'"
            + " when (select count(*) from UserRequiredActionEntity d where d.user = u and d.action = :activation) > 0"
            + " then '" + NOT_ACTIVE + "'"
            + " when (select count(t) from UserAttributeEntity t"
            + " where t.user = u and same_text(t.name, :ticks) and exact_text(t.value) in (" + SiteRows.SITES + ")) > 0"
            + " or (select count(*) from UserRoleMappingEntity s where s.user = u and s.roleId in :siteRoles) > 0"
            + " or (select count(*) from UserGroupMembershipEntity g where g.user = u and g.groupId in :siteGroups) > 0"
            + " then '" + ACTIVE + "' else '" + NO_SITE + "' end";

    /** Text to search. Each word follows a space. The last name is there twice, so both orders of the names are found. */
    private static final String TEXT = "concat(' ', coalesce(u.lastName, ''), ' ', coalesce(u.firstName, ''),"
            + " ' ', coalesce(u.lastName, ''), ' ', coalesce(u.email, u.username))";

    private static final String FROM = " from UserEntity u where u.realmId = :realm"
            + " and u.serviceAccountClientLink is null and u.id in (" + MemberRows.MEMBERS + ")"
            + " and not " + MemberRows.HAS_GRANT
            + " and (:search = '' or text_matches(" + TEXT + ", :search))"
            + " and (:status = '' or (:status = '" + IDLE + "' and " + IS_IDLE + ") or (" + STATUS + ") = :status)";

    private static final String COUNT = "select count(u)" + FROM;

    private static final String COUNT_IDLE = "select count(u), (select min(o.time) from EventEntity o"
            + " where o.realmId = :realm and o.type = 'LOGIN')" + FROM;

    private static final String PAGE = "select u.id, u.firstName, u.lastName, coalesce(u.email, u.username),"
            + " (select max(a.value) from UserAttributeEntity a where a.user = u and same_text(a.name, :spelling)), "
            + STATUS + ", (select count(b) from UserAttributeEntity b where b.user = u and b.name = '"
            + UserModel.DISABLED_REASON + "' and b.value = '" + BruteForceProtector.DISABLED_BY_PERMANENT_LOCKOUT
            + "')" + FROM
            + " order by lower(coalesce(u.lastName, '')), lower(coalesce(u.firstName, '')), u.id";

    private final Rows rows;
    private final Set<String> groups;
    private final Names names;

    /**
     * The list of the members of some groups.
     *
     * @param groups ids, at least one
     */
    public AccountListRows(KeycloakSession session, RealmModel realm, Set<String> groups, Names names) {
        this(Rows.of(session, realm), groups, names);
    }

    AccountListRows(Rows rows, Set<String> groups, Names names) {
        this.rows = rows;
        this.groups = groups;
        this.names = names;
    }

    /**
     * Names of the roles, attributes and actions in Keycloak's tables that a status depends on.
     *
     * @param siteRole client role that makes a client a site
     * @param ticks user attribute: client ids of sites
     * @param activation required action of accounts that aren't active
     * @param spelling user attribute: the address in its exact spelling
     */
    public record Names(String siteRole, String ticks, String activation, String spelling) {}

    /**
     * Which accounts to list.
     *
     * @param search parts of names or of the address, whatever the accents and the letter case; empty: all
     * @param prefixOnly whether {@code search} finds words by their beginnings only
     * @param status one of {@link #STATUSES}, or {@link #IDLE}; empty: all
     * @param hidden accounts with this grant are left out
     * @param sites accounts with this grant may use a site
     */
    public record Wanted(
            String search, boolean prefixOnly, String status, MemberRows.Grants hidden, MemberRows.Grants sites) {}

    /**
     * An account.
     *
     * @param address stored address, else the user name
     * @param spelling user attribute with the address in its exact spelling
     * @param lockedForGood whether wrong passwords disabled it
     */
    public record Row(
            String id,
            @Nullable String firstName,
            @Nullable String lastName,
            String address,
            @Nullable String spelling,
            String status,
            boolean lockedForGood) {

        private static Row of(Object[] row) {
            String status = (String) row[5];
            return new Row(
                    (String) row[0],
                    (String) row[1],
                    (String) row[2],
                    (String) row[3],
                    (String) row[4],
                    status,
                    status.equals(DISABLED) && Rows.number(row[6]) > 0);
        }
    }

    /**
     * Idle accounts, see {@link #IDLE}.
     *
     * @param known whether sign-ins have been stored for a year; if not, {@code count} is too high
     */
    public record Idle(long count, boolean known) {}

    public long count(Wanted wanted) {
        return query(COUNT, Long.class, wanted).getSingleResult();
    }

    /** Counts the accounts that nobody has signed in to for a year; {@code wanted} has the status {@link #IDLE}. */
    public Idle idle(Wanted wanted) {
        Object[] row = query(COUNT_IDLE, Object[].class, wanted).getSingleResult();
        return new Idle(Rows.number(row[0]), row[1] != null && Rows.number(row[1]) <= yearAgo());
    }

    /** By last name, then by first name, in the database's order of letters. */
    public List<Row> page(Wanted wanted, int first, int max) {
        return query(PAGE, Object[].class, wanted)
                .setParameter("spelling", names.spelling())
                .setFirstResult(first)
                .setMaxResults(max)
                .getResultStream()
                .map(Row::of)
                .toList();
    }

    private static long yearAgo() {
        return Time.currentTimeMillis() - YEAR.toMillis();
    }

    private <T> TypedQuery<T> query(String text, Class<T> type, Wanted wanted) {
        return rows.query(text, type)
                .setParameter("groups", groups)
                .setParameter("search", SearchPattern.of(wanted.search(), wanted.prefixOnly()))
                .setParameter("status", wanted.status())
                .setParameter("yearAgo", yearAgo())
                .setParameter("grantRoles", wanted.hidden().roles())
                .setParameter("grantGroups", wanted.hidden().groups())
                .setParameter("siteRoles", wanted.sites().roles())
                .setParameter("siteGroups", wanted.sites().groups())
                .setParameter("role", names.siteRole())
                .setParameter("ticks", names.ticks())
                .setParameter("activation", names.activation());
    }
}
