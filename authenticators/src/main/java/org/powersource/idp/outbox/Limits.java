package org.powersource.idp.outbox;

import jakarta.persistence.EntityManager;
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

    public Limits(KeycloakSession session) {
        this.session = session;
    }

    /**
     * Counts one more, unless the limit is reached.
     *
     * <p>One statement in a transaction of its own: of any number of parallel requests exactly {@code max} get through,
     * and a request that fails later has counted all the same.
     *
     * @param subject who or what is limited, for example an address; stored as a keyed hash
     * @return whether it is still within the limit
     */
    public boolean allows(RealmModel realm, String subject, Limit limit) {
        String id = id(realm, subject, limit);
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(), own -> count(own, id, realm.getId(), limit));
    }

    private static boolean count(KeycloakSession own, String id, String realmId, Limit limit) {
        long now = Time.currentTimeMillis();
        return rows(own)
                        .createQuery(COUNT)
                        .setParameter("id", id)
                        .setParameter("realm", realmId)
                        .setParameter("now", now)
                        .setParameter("end", now + limit.window().toMillis())
                        .setParameter("held", now + limit.hold().toMillis())
                        .setParameter("max", limit.max())
                        .executeUpdate()
                == 1;
    }

    /** Whether nothing more gets through for now. */
    public boolean isReached(RealmModel realm, String subject, Limit limit) {
        LimitEntity row = rows(session).find(LimitEntity.class, id(realm, subject, limit));
        return row != null && row.expiresAt > Time.currentTimeMillis() && row.counted >= limit.max();
    }

    /** Starts to count anew. */
    public void forget(RealmModel realm, String subject, Limit limit) {
        rows(session)
                .createQuery("delete from LimitEntity l where l.id = :id")
                .setParameter("id", id(realm, subject, limit))
                .executeUpdate();
    }

    private String id(RealmModel realm, String subject, Limit limit) {
        return new RealmSecret(session, realm).hmac("limit " + limit.name(), subject);
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
