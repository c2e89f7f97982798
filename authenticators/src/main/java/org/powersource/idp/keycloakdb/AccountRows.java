package org.powersource.idp.keycloakdb;

import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import org.hibernate.Session;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.jpa.entities.UserEntity;

/** Accounts of people in Keycloak's own tables, without service accounts and without those that only a user directory has. */
public final class AccountRows {

    private static final String PEOPLE = " u.realmId = :realm and u.serviceAccountClientLink is null";

    /** One pass over the accounts. */
    private static final String COUNTS = "select count(u),"
            + " sum(case when u.email is null then 1 else 0 end),"
            + " sum(case when text_matches(u.email, :invisible) then 1 else 0 end),"
            + " sum(case when not same_text(u.email, u.username) then 1 else 0 end)"
            + " from UserEntity u where" + PEOPLE;

    private static final String ENABLED = " and u.enabled = true";

    private static final String COUNTS_OF_ENABLED = COUNTS + ENABLED;

    /** Starts at the index of attribute names, so it costs almost nothing in a realm without the attribute. */
    private static final String ENABLED_WITH_ATTRIBUTE =
            "select count(distinct u.id) from UserAttributeEntity t join t.user u where same_text(t.name, :attribute) and"
                    + PEOPLE + ENABLED;

    private static final String CREATION_TIMES =
            "select u.createdTimestamp from UserEntity u where u.createdTimestamp is not null and" + PEOPLE
                    + " order by u.createdTimestamp desc";

    private static final String OTHER_SPELLINGS = "select count(a) from UserAttributeEntity a join a.user u"
            + " where same_text(a.name, :attribute) and not same_text(lower(a.value), coalesce(u.email, u.username)) and"
            + PEOPLE;

    private static final String OTHER_SPELLINGS_SINCE = OTHER_SPELLINGS + " and u.createdTimestamp >= :since";

    private final Rows rows;

    public AccountRows(KeycloakSession session, RealmModel realm) {
        this(Rows.of(session, realm));
    }

    AccountRows(Rows rows) {
        this.rows = rows;
    }

    /** Numbers of accounts. */
    public record Counts(long all, long withoutAddress, long withInvisibleCharacters, long withOtherUserName) {}

    /**
     * Numbers of all accounts.
     *
     * @param invisible regular expression for invisible characters of an address
     */
    public Counts counts(String invisible) {
        return counts(COUNTS, invisible);
    }

    /** The same of enabled accounts. */
    public Counts countsOfEnabled(String invisible) {
        return counts(COUNTS_OF_ENABLED, invisible);
    }

    private Counts counts(String text, String invisible) {
        Object[] counted = rows.query(text, Object[].class)
                .setParameter("invisible", invisible)
                .getSingleResult();
        return new Counts(
                Rows.number(counted[0]), Rows.number(counted[1]), Rows.number(counted[2]), Rows.number(counted[3]));
    }

    /** Number of enabled accounts that have a user attribute. */
    public long enabledWith(String attribute) {
        return rows.query(ENABLED_WITH_ATTRIBUTE, Long.class)
                .setParameter("attribute", attribute)
                .getSingleResult();
    }

    /**
     * Number of accounts whose user attribute is another address than the stored one, whatever the letter case.
     *
     * @param newest number of accounts to examine, those that were created last: a join of all attributes with a million accounts takes a
     *     database seconds
     */
    public long withOtherAddressIn(String attribute, int newest) {
        List<Long> since = rows.query(CREATION_TIMES, Long.class)
                .setFirstResult(newest - 1)
                .setMaxResults(1)
                .getResultList();
        TypedQuery<Long> query = since.isEmpty()
                ? rows.query(OTHER_SPELLINGS, Long.class)
                : rows.query(OTHER_SPELLINGS_SINCE, Long.class).setParameter("since", since.get(0));
        return query.setParameter("attribute", attribute).getSingleResult();
    }

    /**
     * Reads accounts into the session with one query. Their attributes, roles and so on are then read with one query each, when they are
     * needed, because of {@code @BatchSize} on Keycloak's entities.
     */
    public static void preload(KeycloakSession session, Collection<String> ids) {
        session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .unwrap(Session.class)
                .findMultiple(UserEntity.class, List.copyOf(ids));
    }
}
