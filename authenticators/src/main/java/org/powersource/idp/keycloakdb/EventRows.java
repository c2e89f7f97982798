package org.powersource.idp.keycloakdb;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Stored events of a realm. */
public final class EventRows {

    private static final String ORIGINS =
            "select count(distinct e.userId), count(distinct e.ipAddress), min(e.ipAddress)"
                    + " from EventEntity e where e.realmId = :realm and e.type = 'LOGIN' and e.time >= :start";

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
     * @param oneAddress any one of the addresses; empty without a sign-in
     */
    public record Origins(long accounts, long addresses, String oneAddress) {}

    /** Origins of the sign-ins since {@code start}, as far as events are stored. */
    public Origins origins(Instant start) {
        Object[] counted = rows.query(ORIGINS, Object[].class)
                .setParameter("start", start.toEpochMilli())
                .getSingleResult();
        return new Origins(
                Rows.number(counted[0]), Rows.number(counted[1]), counted[2] == null ? "" : String.valueOf(counted[2]));
    }

    /** When accounts signed in last, in milliseconds since 1970, by account; without those of which no sign-in is stored. */
    public Map<String, Long> lastSignIns(Collection<String> accounts) {
        return rows.query(LAST_SIGN_INS, Object[].class)
                .setParameter("users", accounts)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> Rows.number(row[1])));
    }
}
