package org.powersource.idp.setup;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.ws.rs.NotFoundException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Lets one call at a time work on a realm, across all nodes. A separate transaction locks a row until the work is committed and all caches
 * are updated. So the next call reads what this one wrote. A second call at the same time is refused at once: while waiting it would use
 * database connections that sign-ins need.
 */
final class SetupLock {

    private static final Logger LOG = Logger.getLogger(SetupLock.class);

    /** As the outbox locks mails: a query doesn't find rows that another transaction has locked. */
    private static final String SKIP_LOCKED = "-2";

    /** Limit of calls that run on this node, for all realms. Each one uses three database connections. */
    private static final Semaphore CALLS = new Semaphore(4);

    private final KeycloakSessionFactory factory;
    private final String realmId;

    SetupLock(KeycloakSessionFactory factory, RealmModel realm) {
        this.factory = factory;
        this.realmId = realm.getId();
    }

    /**
     * Does the work in one transaction. An exception undoes all of it.
     *
     * @return result of the work; empty if another call works on the realm, or too many work on this node
     */
    <T> Optional<T> hold(Function<Place, T> work) {
        if (!CALLS.tryAcquire()) {
            return Optional.empty();
        }
        try {
            addRow();
            return KeycloakModelUtils.runJobInTransactionWithResult(
                    factory, session -> isLocked(session) ? Optional.of(inTransaction(work)) : Optional.empty());
        } finally {
            CALLS.release();
        }
    }

    private <T> T inTransaction(Function<Place, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            RealmModel realm = session.realms().getRealm(realmId);
            if (realm == null) {
                throw new NotFoundException("Somebody removed the realm");
            }
            session.getContext().setRealm(realm);
            return work.apply(new Place(session, realm));
        });
    }

    private boolean isLocked(KeycloakSession session) {
        return !rows(session)
                .createQuery(
                        "select s from SetupEntity s where s.realmId = :realm and s.element = :lock", SetupEntity.class)
                .setParameter("realm", realmId)
                .setParameter("lock", SetupRows.LOCK)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
                .getResultList()
                .isEmpty();
    }

    private void addRow() {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> {
                if (rows(session).find(SetupEntity.class, key()) == null) {
                    SetupEntity row = new SetupEntity();
                    row.realmId = realmId;
                    row.element = SetupRows.LOCK;
                    rows(session).persist(row);
                }
            });
        } catch (RuntimeException e) {
            // Perhaps another call added the row at the same time. If not, it can't be locked.
            LOG.debug("The row wasn't added", e);
        }
    }

    private static EntityManager rows(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    private SetupEntity.Key key() {
        return new SetupEntity.Key(realmId, SetupRows.LOCK);
    }
}
