package org.powersource.idp.keycloakdb;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Stored events of a realm. */
public final class EventRows {

    private static final String ORIGINS = "select e.userId, e.ipAddress from EventEntity e"
            + " where e.realmId = :realm and e.type = 'LOGIN' and e.time >= :start order by e.time desc";

    /** Found by an index on account, type and time (Keycloak 26.4). */
    private static final String LAST_SIGN_INS = "select e.userId, max(e.time) from EventEntity e"
            + " where e.realmId = :realm and e.type = 'LOGIN' and e.userId in :users group by e.userId";

    private final Rows rows;

    public EventRows(KeycloakSession session, RealmModel realm) {
        this(Rows.of(session, realm));
    }

    EventRows(Rows rows) {
        this.rows = rows;
    }

    /**
     * Where sign-ins came from.
     *
     * @param oneAddress one of the addresses; empty without a sign-in
     */
    public record Origins(long accounts, long addresses, String oneAddress) {}

    /**
     * Origins of the last sign-ins since {@code start}, as far as events are stored.
     *
     * @param most greatest number of sign-ins to read
     */
    public Origins origins(Instant start, int most) {
        List<Object[]> signIns = rows.query(ORIGINS, Object[].class)
                .setParameter("start", start.toEpochMilli())
                .setMaxResults(most)
                .getResultList();
        List<String> addresses = distinct(signIns, 1);
        return new Origins(distinct(signIns, 0).size(), addresses.size(), addresses.isEmpty() ? "" : addresses.get(0));
    }

    private static List<String> distinct(List<Object[]> rows, int column) {
        return rows.stream()
                .map(row -> (String) row[column])
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Time of the last stored sign-in by account id, in milliseconds since 1970; without accounts that have no stored sign-in. */
    public Map<String, Long> lastSignIns(Collection<String> accounts) {
        return rows.query(LAST_SIGN_INS, Object[].class)
                .setParameter("users", accounts)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> Rows.number(row[1])));
    }
}
