package org.powersource.idp.limit;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Counts events in the database, so limits apply on all nodes together and after a restart. */
public final class Limits {

    private static final Logger LOG = Logger.getLogger(Limits.class);

    private static final int TRIES = 10;
    /**
     * Classes (first two characters) of the SQL states after which a transaction may be repeated, ISO/IEC 9075-2: constraint violation,
     * transaction rollback (deadlock).
     */
    private static final Set<String> REPEATABLE = Set.of("23", "40");

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
     * Counts all events, or none if one limit is reached.
     *
     * <p>Runs in its own transaction: of any number of parallel requests exactly {@code max} get through, and a request that fails later is
     * still counted.
     *
     * @param counts in the order in which their limits are checked
     * @return the first count whose limit is reached; empty if all were counted
     */
    public Optional<Count> take(RealmModel realm, Count... counts) {
        return repeated(() -> KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(), own -> new Limits(own).takeIn(realm, List.of(counts))));
    }

    /** The same in the session's transaction, which the caller has to repeat ({@link #repeated}). */
    public Optional<Count> takeIn(RealmModel realm, List<Count> counts) {
        return take(realm.getId(), counts, count -> LimitKeys.id(session, realm, count));
    }

    /** One statement locks the rows that are there, one inserts all that are missing, and one updates each other row. */
    Optional<Count> take(String realmId, List<Count> counts, Function<Count, String> ids) {
        SortedMap<String, Limit> limits = new TreeMap<>();
        counts.forEach(count -> limits.put(ids.apply(count), count.limit()));
        Map<String, LimitEntity> rows = lock(limits.keySet());
        SortedMap<String, SlidingWindow> windows = new TreeMap<>();
        limits.keySet()
                .forEach(id ->
                        windows.put(id, rows.containsKey(id) ? rows.get(id).window() : SlidingWindow.EMPTY));
        long now = Time.currentTimeMillis();
        for (Count count : counts) {
            SlidingWindow window = Objects.requireNonNull(windows.get(ids.apply(count)));
            if (window.reopens(count.limit(), now).isPresent()) {
                return Optional.of(count);
            }
            windows.put(ids.apply(count), window.plus(count.limit(), now));
        }
        rows.forEach((id, row) ->
                row.store(Objects.requireNonNull(windows.remove(id)), Objects.requireNonNull(limits.get(id))));
        insert(realmId, windows, limits);
        return Optional.empty();
    }

    /** Locks rows in the order of their ids, so that no two transactions wait for each other. */
    private Map<String, LimitEntity> lock(Set<String> ids) {
        return rows().createQuery("select l from LimitEntity l where l.id in :ids order by l.id", LimitEntity.class)
                .setParameter("ids", ids)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .collect(Collectors.toMap(row -> row.id, row -> row));
    }

    /** Inserts missing rows. Fails if another transaction inserts one of them meanwhile. */
    private void insert(String realmId, SortedMap<String, SlidingWindow> windows, Map<String, Limit> limits) {
        if (windows.isEmpty()) {
            return;
        }
        List<String> ids = List.copyOf(windows.keySet());
        Query query = rows().createQuery("insert into LimitEntity (id, realmId, events, closedUntil, expiresAt) values "
                        + IntStream.range(0, ids.size())
                                .mapToObj(i ->
                                        "(:id" + i + ", :realm, :events" + i + ", :closed" + i + ", :end" + i + ")")
                                .collect(Collectors.joining(", ")))
                .setParameter("realm", realmId);
        for (int i = 0; i < ids.size(); i++) {
            SlidingWindow window = Objects.requireNonNull(windows.get(ids.get(i)));
            query.setParameter("id" + i, ids.get(i))
                    .setParameter("events" + i, window.written())
                    .setParameter("closed" + i, window.closedUntil())
                    .setParameter("end" + i, window.end(Objects.requireNonNull(limits.get(ids.get(i)))));
        }
        query.executeUpdate();
    }

    /** When the last of the reached limits allows an event again; empty if none is reached. */
    public Optional<Instant> closedUntil(RealmModel realm, Collection<Count> counts) {
        long now = Time.currentTimeMillis();
        return counts.stream()
                .map(count -> Optional.ofNullable(rows().find(LimitEntity.class, LimitKeys.id(session, realm, count)))
                        .map(row -> row.window().reopens(count.limit(), now))
                        .orElse(OptionalLong.empty()))
                .flatMapToLong(OptionalLong::stream)
                .mapToObj(Instant::ofEpochMilli)
                .max(Instant::compareTo);
    }

    /** Sets the counts back to zero. */
    public void forget(RealmModel realm, Collection<Count> counts) {
        rows().createQuery("delete from LimitEntity l where l.id in :ids")
                .setParameter(
                        "ids",
                        counts.stream()
                                .map(count -> LimitKeys.id(session, realm, count))
                                .toList())
                .executeUpdate();
    }

    /** Removes the rows of a realm that is being removed. */
    public void removeOfRealm(String realmId) {
        rows().createQuery("delete from LimitEntity l where l.realmId = :realm")
                .setParameter("realm", realmId)
                .executeUpdate();
    }

    /** Removes rows that no longer count. */
    public void removeEnded() {
        rows().createQuery("delete from LimitEntity l where l.expiresAt <= :now")
                .setParameter("now", Time.currentTimeMillis())
                .executeUpdate();
    }

    private EntityManager rows() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /** Repeats a transaction that failed because another one inserted the same row first. It finds that row when it is repeated. */
    public static <T> T repeated(Supplier<T> transaction) {
        for (int tries = 1; tries < TRIES; tries++) {
            try {
                return transaction.get();
            } catch (RuntimeException e) {
                if (!isLostRace(e)) {
                    throw e;
                }
                LOG.debug("Another transaction inserted the row first", e);
            }
        }
        return transaction.get();
    }

    private static boolean isLostRace(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException sql
                        && sql.getSQLState() != null
                        && REPEATABLE.contains(sql.getSQLState().substring(0, 2)));
    }
}
