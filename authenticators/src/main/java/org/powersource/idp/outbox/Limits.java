package org.powersource.idp.outbox;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.powersource.idp.flow.RealmSecret;

/** Counts in the database, so that it holds on every node and after a restart. */
public final class Limits {

    private static final String COUNT = "insert into LimitEntity (id, realmId, counted, expiresAt)"
            + " values (:id, :realm, 1, :end) on conflict (id) do update set"
            + " counted = case when expiresAt <= :now then 1 else counted + 1 end,"
            + " expiresAt = case when counted + 1 >= :max and expiresAt > :now and :held > expiresAt then :held"
            + " when expiresAt <= :now then :end else expiresAt end"
            + " where expiresAt <= :now or counted < :max";

    private final KeycloakSession session;

    /**
     * One thing to count.
     *
     * @param subject who or what is limited, for example an address; stored as a keyed hash
     */
    public record Count(String subject, Limit limit) {}

    public Limits(KeycloakSession session) {
        this.session = session;
    }

    /**
     * Counts each in turn, up to the first that is reached.
     *
     * <p>One statement for each, in a transaction of its own: of any number of parallel requests exactly {@code max} get
     * through, and a request that fails later has counted all the same. What many requests share, such as a client
     * address, belongs last: its row is locked for the shortest time, and no two requests wait for each other.
     *
     * @return whether all are still within their limits
     */
    public boolean allow(RealmModel realm, Count... counts) {
        RealmSecret secret = new RealmSecret(session, realm);
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                own -> Arrays.stream(counts).allMatch(count -> count(own, id(secret, count), realm, count.limit())));
    }

    /** Counts one, if it is within the limit, in the session's transaction; tells whether it is. */
    boolean count(RealmModel realm, Count count) {
        return count(session, id(new RealmSecret(session, realm), count), realm, count.limit());
    }

    static boolean count(KeycloakSession own, String id, RealmModel realm, Limit limit) {
        long now = Time.currentTimeMillis();
        return rows(own)
                        .createQuery(COUNT)
                        .setParameter("id", id)
                        .setParameter("realm", realm.getId())
                        .setParameter("now", now)
                        .setParameter("end", now + limit.first().toMillis())
                        .setParameter("held", now + limit.hold().toMillis())
                        .setParameter("max", limit.max())
                        .executeUpdate()
                == 1;
    }

    /** Until when nothing more gets through; empty if the limit isn't reached. */
    public Optional<Instant> reachedUntil(RealmModel realm, Count count) {
        LimitEntity row = rows(session).find(LimitEntity.class, id(new RealmSecret(session, realm), count));
        return Optional.ofNullable(row)
                .filter(reached -> reached.counted >= count.limit().max())
                .filter(reached -> reached.expiresAt > Time.currentTimeMillis())
                .map(reached -> Instant.ofEpochMilli(reached.expiresAt));
    }

    /** Starts to count anew. */
    public void forget(RealmModel realm, Count count) {
        rows(session)
                .createQuery("delete from LimitEntity l where l.id = :id")
                .setParameter("id", id(new RealmSecret(session, realm), count))
                .executeUpdate();
    }

    private static String id(RealmSecret secret, Count count) {
        return secret.hmac("limit " + count.limit().name(), count.subject());
    }

    int removeEnded() {
        return rows(session)
                .createQuery("delete from LimitEntity l where l.expiresAt <= :now")
                .setParameter("now", Time.currentTimeMillis())
                .executeUpdate();
    }

    private static EntityManager rows(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
