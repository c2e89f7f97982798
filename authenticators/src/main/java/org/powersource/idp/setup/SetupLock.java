package org.powersource.idp.setup;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Lets one call at a time work on a realm, across all nodes. A separate transaction locks a row until the work is committed and all caches
 * know. So the next call reads what this one wrote.
 */
final class SetupLock {

    private static final Logger LOG = Logger.getLogger(SetupLock.class);

    /** Tries to lock for this long: some databases give up waiting for a row after a second or two. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private static final Duration PAUSE = Duration.ofMillis(100);

    /** Calls on this node, of all realms, that work or wait. Each one holds connections to the database, which sign-ins need. */
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
     * @return result of the work; empty if other calls kept the lock for too long, or too many wait on this node
     */
    <T> Optional<T> hold(Function<Place, T> work) {
        if (!CALLS.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return whenFree(work);
        } finally {
            CALLS.release();
        }
    }

    private <T> Optional<T> whenFree(Function<Place, T> work) {
        Instant deadline = Instant.now().plus(LONGEST_WAIT);
        addRow();
        do {
            Attempt<T> attempt = KeycloakModelUtils.runJobInTransactionWithResult(
                    factory, session -> isLocked(session) ? new Attempt<>(inTransaction(work)) : new Attempt<>(null));
            if (attempt.result != null) {
                return Optional.of(attempt.result);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        } while (Instant.now().isBefore(deadline));
        return Optional.empty();
    }

    private record Attempt<T>(@Nullable T result) {}

    private <T> T inTransaction(Function<Place, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            RealmModel realm = session.realms().getRealm(realmId);
            session.getContext().setRealm(realm);
            return work.apply(new Place(session, realm));
        });
    }

    private boolean isLocked(KeycloakSession session) {
        try {
            return rows(session).find(SetupEntity.class, key(), LockModeType.PESSIMISTIC_WRITE) != null;
        } catch (PersistenceException e) {
            session.getTransactionManager().setRollbackOnly();
            return false;
        }
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
