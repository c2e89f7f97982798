package org.powersource.idp.limit;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
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

/** Counts in the database, so that limits hold on every node and after a restart. */
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
     * Counts all of them, or nothing: if one is reached, none is counted.
     *
     * <p>Runs in its own transaction: of any number of parallel requests exactly {@code max} get through, and a request that fails later is
     * still counted.
     *
     * @param counts in the order in which they are asked
     * @return the first one that is reached; empty if all were counted
     */
    public Optional<Count> take(RealmModel realm, Count... counts) {
        return repeated(() ->
                KeycloakModelUtils.runJobInTransactionWithResult(session.getKeycloakSessionFactory(), own -> {
                    Optional<Count> reached = new Limits(own).takeIn(realm, List.of(counts));
                    if (reached.isPresent()) {
                        own.getTransactionManager().setRollbackOnly();
                    }
                    return reached;
                }));
    }

    /**
     * The same in the session's transaction, which the caller has to repeat ({@link #repeated}), and to roll back if one is reached: empty
     * rows may have been made.
     */
    public Optional<Count> takeIn(RealmModel realm, List<Count> counts) {
        return take(realm.getId(), counts, count -> LimitKeys.id(session, realm, count));
    }

    /** Takes one statement, two more if rows are missing, and one for each row that changes. The rows are locked until the commit. */
    Optional<Count> take(String realmId, List<Count> counts, Function<Count, String> ids) {
        Map<String, LimitEntity> rows = lock(realmId, counts, ids);
        Map<String, SlidingWindow> windows = new HashMap<>();
        rows.forEach((id, row) -> windows.put(id, row.window()));
        long now = Time.currentTimeMillis();
        for (Count count : counts) {
            SlidingWindow window = Objects.requireNonNull(windows.get(ids.apply(count)));
            if (window.reopens(count.limit(), now).isPresent()) {
                return Optional.of(count);
            }
            windows.put(ids.apply(count), window.plus(count.limit(), now));
        }
        counts.forEach(count -> {
            String id = ids.apply(count);
            Objects.requireNonNull(rows.get(id)).store(Objects.requireNonNull(windows.get(id)), count.limit());
        });
        return Optional.empty();
    }

    private Map<String, LimitEntity> lock(String realmId, List<Count> counts, Function<Count, String> ids) {
        SortedMap<String, Limit> all = new TreeMap<>();
        counts.forEach(count -> all.put(ids.apply(count), count.limit()));
        Map<String, LimitEntity> rows = lock(all.keySet());
        while (rows.size() < all.size()) {
            all.keySet().removeAll(rows.keySet());
            insert(realmId, all);
            counts.forEach(count -> all.put(ids.apply(count), count.limit()));
            rows = lock(all.keySet());
        }
        return rows;
    }

    /** In the order of the ids, so that no two transactions wait for each other. */
    private Map<String, LimitEntity> lock(Set<String> ids) {
        return rows().createQuery("select l from LimitEntity l where l.id in :ids order by l.id", LimitEntity.class)
                .setParameter("ids", ids)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .collect(Collectors.toMap(row -> row.id, row -> row));
    }

    /** Empty ones. What another transaction inserts meanwhile stays: Hibernate 7.2 has no <i>do nothing</i> for H2. */
    private void insert(String realmId, SortedMap<String, Limit> limits) {
        List<Map.Entry<String, Limit>> each = List.copyOf(limits.entrySet());
        String values = IntStream.range(0, each.size())
                .mapToObj(i -> "(:id" + i + ", :realm, :end" + i + ")")
                .collect(Collectors.joining(", "));
        Query query = rows().createQuery("insert into LimitEntity (id, realmId, expiresAt) values " + values
                        + " on conflict (id) do update set realmId = excluded.realmId")
                .setParameter("realm", realmId);
        long now = Time.currentTimeMillis();
        for (int i = 0; i < each.size(); i++) {
            query.setParameter("id" + i, each.get(i).getKey())
                    .setParameter(
                            "end" + i, now + each.get(i).getValue().window().toMillis());
        }
        query.executeUpdate();
    }

    /** Until when the last of them is closed; empty if none is. */
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

    /** Starts to count anew. */
    public void forget(RealmModel realm, Collection<Count> counts) {
        rows().createQuery("delete from LimitEntity l where l.id in :ids")
                .setParameter(
                        "ids",
                        counts.stream()
                                .map(count -> LimitKeys.id(session, realm, count))
                                .toList())
                .executeUpdate();
    }

    /** Of a realm that goes. */
    public void removeOfRealm(String realmId) {
        rows().createQuery("delete from LimitEntity l where l.realmId = :realm")
                .setParameter("realm", realmId)
                .executeUpdate();
    }

    /** Rows of which nothing counts any more. */
    public void removeEnded() {
        rows().createQuery("delete from LimitEntity l where l.expiresAt <= :now")
                .setParameter("now", Time.currentTimeMillis())
                .executeUpdate();
    }

    private EntityManager rows() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /**
     * Repeats a transaction that lost a race: H2's upsert fails where PostgreSQL's waits, then finds the row. Each time at least one other
     * transaction has got through.
     */
    public static <T> T repeated(Supplier<T> transaction) {
        for (int tries = 1; tries < TRIES; tries++) {
            try {
                return transaction.get();
            } catch (RuntimeException e) {
                if (!isLostRace(e)) {
                    throw e;
                }
                LOG.debug("Another transaction was first", e);
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
