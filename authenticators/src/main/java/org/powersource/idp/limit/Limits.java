package org.powersource.idp.limit;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
import org.powersource.idp.kit.RealmSecret;

/** Counts in the database, so that it holds on every node and after a restart. */
public final class Limits {

    private static final Logger LOG = Logger.getLogger(Limits.class);
    private static final String INSERT = "insert into LimitEntity (id, realmId, counted, expiresAt) values ";
    /** Counts up to {@code max}; sets {@code max + 1} for a refused attempt. */
    private static final String OR_COUNT = " on conflict (id) do update set"
            + " counted = case when expiresAt <= :now then 1 when counted < :max then counted + 1 else :refused end,"
            + " expiresAt = case when expiresAt <= :now then :end"
            + " when counted + 1 = :max and :held > expiresAt then :held else expiresAt end";

    private static final String ALLOWED = "select count(l) from LimitEntity l where l.id in :ids and l.counted <= :max";

    private static final int TRIES = 5;
    /** Class (first two characters) of the SQL states, ISO/IEC 9075-2. */
    private static final String CONSTRAINT_VIOLATION = "23";

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
     * <p>Runs in its own transaction, which counts and then reads the count back. Of any number of parallel requests exactly
     * {@code max} get through, and a request that fails later is still counted. What many requests share, such as a client
     * address, belongs last: its row is locked for the shortest time, and no two requests wait for each other.
     *
     * @return whether all are still within their limits
     */
    public boolean allow(RealmModel realm, Count... counts) {
        RealmSecret secret = new RealmSecret(session, realm);
        return repeated(() -> KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                own -> Arrays.stream(counts)
                        .allMatch(count -> count(own, List.of(id(secret, count)), realm, count.limit()))));
    }

    /** Repeats a transaction whose first insert of a row lost a race, five tries at most: H2's upsert fails once, then finds the row. */
    public static <T> T repeated(Supplier<T> transaction) {
        for (int tries = 1; tries < TRIES; tries++) {
            try {
                return transaction.get();
            } catch (RuntimeException e) {
                if (!isConstraintViolation(e)) {
                    throw e;
                }
                LOG.debug("Another request inserted the row first", e);
            }
        }
        return transaction.get();
    }

    private static boolean isConstraintViolation(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException sql
                        && sql.getSQLState() != null
                        && sql.getSQLState().startsWith(CONSTRAINT_VIOLATION));
    }

    /**
     * Counts all in the session's transaction, by two statements for each limit. If a limit is reached, or the same count comes twice, the
     * caller has to roll the transaction back: other counts may be written.
     *
     * @return whether all are within their limits
     */
    public boolean count(RealmModel realm, List<Count> counts) {
        RealmSecret secret = new RealmSecret(session, realm);
        Map<Limit, Set<String>> ids = counts.stream()
                .collect(Collectors.groupingBy(
                        Count::limit,
                        Collectors.mapping(count -> id(secret, count), Collectors.toCollection(TreeSet::new))));
        return ids.values().stream().mapToInt(Set::size).sum() == counts.size()
                && ids.entrySet().stream().allMatch(same -> count(session, same.getValue(), realm, same.getKey()));
    }

    /**
     * Counts in the order of the ids, so that no two transactions wait for each other. The rows stay locked until the commit, so the query
     * reads what this transaction counted. The driver's row count isn't used: some databases count unchanged rows, others don't.
     */
    static boolean count(KeycloakSession own, Collection<String> ids, RealmModel realm, Limit limit) {
        List<String> each = List.copyOf(ids);
        String values = IntStream.range(0, each.size())
                .mapToObj(i -> "(:id" + i + ", :realm, 1, :end)")
                .collect(Collectors.joining(", "));
        long now = Time.currentTimeMillis();
        Query query = rows(own)
                .createQuery(INSERT + values + OR_COUNT)
                .setParameter("realm", realm.getId())
                .setParameter("now", now)
                .setParameter("end", now + limit.first().toMillis())
                .setParameter("held", now + limit.hold().toMillis())
                .setParameter("max", limit.max())
                .setParameter("refused", limit.max() + 1);
        for (int i = 0; i < each.size(); i++) {
            query.setParameter("id" + i, each.get(i));
        }
        query.executeUpdate();
        return rows(own)
                        .createQuery(ALLOWED, Long.class)
                        .setParameter("ids", each)
                        .setParameter("max", limit.max())
                        .getSingleResult()
                == each.size();
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

    /** Of a realm that goes. */
    public int removeOfRealm(String realmId) {
        return rows(session)
                .createQuery("delete from LimitEntity l where l.realmId = :realm")
                .setParameter("realm", realmId)
                .executeUpdate();
    }

    public int removeEnded() {
        return rows(session)
                .createQuery("delete from LimitEntity l where l.expiresAt <= :now")
                .setParameter("now", Time.currentTimeMillis())
                .executeUpdate();
    }

    private static EntityManager rows(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
