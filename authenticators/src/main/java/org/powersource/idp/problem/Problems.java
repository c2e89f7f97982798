package org.powersource.idp.problem;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** What went wrong last: notes refused tries, and reads and removes the rows that come of them. */
public final class Problems {

    /** Of this node. */
    private static final Waiting WAITING = new Waiting();

    private final EntityManager rows;

    public Problems(KeycloakSession session) {
        rows = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /**
     * Notes a refused try of this moment. Does the same for an account and for none: it puts the try into memory, and asks nothing.
     *
     * @param userId null if no account was meant; nothing is written then
     * @param finding called within a second or so
     */
    public static void note(String realmId, @Nullable String userId, Finding finding) {
        note(realmId, userId, Instant.ofEpochMilli(Time.currentTimeMillis()), finding);
    }

    /** The same for a try of another time. A try that is noted again with the same time and result counts once. */
    public static void note(String realmId, @Nullable String userId, Instant time, Finding finding) {
        WAITING.add(new Waiting.Try(realmId, userId, time, finding));
    }

    static List<Waiting.Try> take() {
        return WAITING.take();
    }

    /** An account's last problems, newest first. */
    public List<Problem> of(UserModel user) {
        ProblemEntity row = rows.find(ProblemEntity.class, user.getId());
        return row == null ? List.of() : row.problems();
    }

    /** The last problem of several accounts, by account, in one statement. */
    public Map<String, Problem> newest(Collection<String> userIds) {
        return rows.createQuery("select p from ProblemEntity p where p.userId in :ids", ProblemEntity.class)
                .setParameter("ids", userIds)
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> row.userId, row -> row.problems().get(0)));
    }

    /**
     * Adds problems to what this or another node wrote. Fails if another transaction inserts a row of these accounts meanwhile, and finds
     * that row when it is repeated.
     *
     * @param found the new problems of an account; none for an account that is gone
     */
    void add(String realmId, Collection<String> userIds, Function<String, List<Problem>> found) {
        Map<String, ProblemEntity> stored = lock(userIds);
        for (String userId : userIds) {
            List<Problem> added = found.apply(userId);
            ProblemEntity row = stored.get(userId);
            if (!added.isEmpty() && row != null) {
                row.add(added);
            } else if (!added.isEmpty()) {
                ProblemEntity first = new ProblemEntity(userId, realmId);
                first.add(added);
                rows.persist(first);
            }
        }
        rows.flush();
    }

    /** Locks rows in the order of their ids, so that no two transactions wait for each other. */
    private Map<String, ProblemEntity> lock(Collection<String> userIds) {
        return rows.createQuery(
                        "select p from ProblemEntity p where p.userId in :ids order by p.userId", ProblemEntity.class)
                .setParameter("ids", userIds)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .collect(Collectors.toMap(row -> row.userId, row -> row));
    }

    public void removeOfUser(String userId) {
        remove("p.userId = :value", userId);
    }

    public void removeOfRealm(String realmId) {
        remove("p.realmId = :value", realmId);
    }

    /** Removes the rows of accounts without a problem since then. */
    public void removeBefore(Instant time) {
        remove("p.newestAt < :value", time.toEpochMilli());
    }

    private void remove(String condition, Object value) {
        rows.createQuery("delete from ProblemEntity p where " + condition)
                .setParameter("value", value)
                .executeUpdate();
    }
}
