package org.powersource.idp.keycloakdb;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.jpa.entities.UserEntity;

/**
 * Ticks of sites: a user attribute whose values are client ids, of local and federated accounts. Needs one statement for each table, for
 * any number of accounts. The caller updates Keycloak's caches. Client ids have at most 255 characters, so a tick is never in the column
 * for long values (Keycloak 26.7.4 {@code UserAttributeEntity}).
 */
public final class TickRows {

    /** Most values of ticks without a site that are read, including those of other realms. */
    private static final int MOST = 1000;

    private static final String LOCAL =
            " same_text(t.name, :attribute) and t.user.id in (select u.id from UserEntity u where u.realmId = :realm)";
    private static final String FEDERATED = " same_text(t.name, :attribute) and t.realmId = :realm";
    private static final String VALUE = " and same_text(t.value, :clientId)";

    private static final String OF_ACCOUNT = "select a.value from UserAttributeEntity a join a.user u"
            + " where u.id = :account and u.realmId = :realm and same_text(a.name, :attribute) order by a.value";

    private static final String RENAME = "update UserAttributeEntity t set t.value = :to where" + LOCAL + VALUE;
    private static final String RENAME_FEDERATED =
            "update FederatedUserAttributeEntity t set t.value = :to where" + FEDERATED + VALUE;
    private static final String DELETE_ALL = "delete from UserAttributeEntity t where" + LOCAL;
    private static final String DELETE_ALL_FEDERATED = "delete from FederatedUserAttributeEntity t where" + FEDERATED;
    private static final String DELETE = DELETE_ALL + VALUE;
    private static final String DELETE_FEDERATED = DELETE_ALL_FEDERATED + VALUE;

    /** Reads the distinct values from the index first. Only those without a site are then counted. */
    private static final String NO_SITES = "select distinct t.value from UserAttributeEntity t"
            + " where same_text(t.name, :attribute) and exact_text(t.value) not in (" + SiteRows.SITES + ")";

    /** Where the collation ignores letter case, two spellings of a client id are one value, but never the client id of a site. */
    private static final String COUNTS = "select t.value, count(t) from UserAttributeEntity t join t.user u"
            + " where same_text(t.name, :attribute) and t.value in :values"
            + " and exact_text(t.value) not in (" + SiteRows.SITES + ")"
            + " and u.realmId = :realm and u.serviceAccountClientLink is null"
            + " group by t.value order by t.value";

    private final Rows rows;
    private final String attribute;

    /**
     * Ticks of a realm.
     *
     * @param attribute name of the user attribute
     */
    public TickRows(KeycloakSession session, RealmModel realm, String attribute) {
        this(Rows.of(session, realm), attribute);
    }

    TickRows(Rows rows, String attribute) {
        this.rows = rows;
        this.attribute = attribute;
    }

    /** Accounts with the tick of a client. */
    public record Ticks(String clientId, long accounts) {}

    /**
     * Locks an account until the transaction ends, so that a tick given by another transaction at the same moment isn't overwritten.
     *
     * @return its ticks as the database has them; empty if only a user directory has the account
     */
    public Optional<List<String>> lock(String account) {
        UserEntity row = rows.entities().find(UserEntity.class, account);
        if (row == null) {
            return Optional.empty();
        }
        // Keycloak's model of the account then reads the attributes anew, too. What it changed before isn't lost.
        rows.entities().flush();
        rows.entities().refresh(row, LockModeType.PESSIMISTIC_WRITE);
        return Optional.of(rows.query(OF_ACCOUNT, String.class)
                .setParameter("account", account)
                .setParameter("attribute", attribute)
                .getResultList());
    }

    /** Moves ticks to a client's new id. Ticks that already have the new id belong to no client, and end. */
    public void rename(String from, String to) {
        // Write, and so lock, the client's row before its ticks: see SiteRows.lock.
        rows.entities().flush();
        end(to);
        for (String text : List.of(RENAME, RENAME_FEDERATED)) {
            rows.entities()
                    .createQuery(text)
                    .setParameter("realm", rows.realm())
                    .setParameter("attribute", attribute)
                    .setParameter("clientId", from)
                    .setParameter("to", to)
                    .executeUpdate();
        }
    }

    public void end(String clientId) {
        for (String text : List.of(DELETE, DELETE_FEDERATED)) {
            rows.entities()
                    .createQuery(text)
                    .setParameter("realm", rows.realm())
                    .setParameter("attribute", attribute)
                    .setParameter("clientId", clientId)
                    .executeUpdate();
        }
    }

    /**
     * Removes all ticks.
     *
     * @return number of removed ticks
     */
    public int endAll() {
        return rows.change(DELETE_ALL, "attribute", attribute)
                + rows.change(DELETE_ALL_FEDERATED, "attribute", attribute);
    }

    /**
     * Ticks whose client is no site, by client id.
     *
     * @param role name of the client role that makes a client a site
     */
    public List<Ticks> withoutSite(String role) {
        List<String> values = rows.query(NO_SITES, String.class)
                .setParameter("attribute", attribute)
                .setParameter("role", role)
                .setMaxResults(MOST)
                .getResultList();
        return values.isEmpty()
                ? List.of()
                : rows.query(COUNTS, Object[].class)
                        .setParameter("attribute", attribute)
                        .setParameter("role", role)
                        .setParameter("values", values)
                        .getResultStream()
                        .map(row -> new Ticks((String) row[0], Rows.number(row[1])))
                        .toList();
    }
}
