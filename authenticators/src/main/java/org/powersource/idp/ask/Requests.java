package org.powersource.idp.ask;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The rows of requests, in the session's transaction. */
public final class Requests {

    private final EntityManager rows;

    public Requests(KeycloakSession session) {
        rows = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /**
     * A request as it is asked.
     *
     * @param userId null for a new account
     * @param siteId null if it isn't for access
     * @param districtId null for an account that there is
     */
    record Asked(
            RequestKind kind,
            RequestKey key,
            @Nullable String userId,
            @Nullable String siteId,
            @Nullable String districtId,
            RequestDetails details) {}

    /** @param isNew whether it wasn't open before */
    record Opened(Request request, boolean isNew) {}

    /**
     * The open request of this person and thing, made now if there is none. Fails if another transaction makes it meanwhile, and finds that
     * one when it is repeated.
     */
    Opened open(String realmId, Asked asked) {
        Optional<Request> open = withKey(asked.key());
        if (open.isPresent()) {
            return new Opened(open.get(), false);
        }
        RequestEntity row = new RequestEntity();
        row.id = KeycloakModelUtils.generateId();
        row.realmId = realmId;
        row.kind = asked.kind();
        row.state = RequestState.OPEN;
        row.openKey = asked.key().text();
        row.userId = asked.userId();
        row.siteId = asked.siteId();
        row.districtId = asked.districtId();
        row.details = asked.details().written();
        row.askedAt = Time.currentTimeMillis();
        rows.persist(row);
        rows.flush();
        return new Opened(Request.of(row), true);
    }

    Optional<Request> withKey(RequestKey key) {
        return rows
                .createQuery("select r from RequestEntity r where r.openKey = :key", RequestEntity.class)
                .setParameter("key", key.text())
                .getResultList()
                .stream()
                .map(Request::of)
                .findFirst();
    }

    Optional<Request> find(String realmId, String id) {
        return Optional.ofNullable(rows.find(RequestEntity.class, id))
                .filter(row -> row.realmId.equals(realmId))
                .map(Request::of);
    }

    /** In the order of the ids. */
    List<Request> all(List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, Request> found = rows.createQuery(
                        "select r from RequestEntity r where r.id in :ids", RequestEntity.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(row -> row.id, Request::of));
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                .toList();
    }

    /** An account's open requests, newest first. */
    public List<Request> openOf(String userId) {
        return rows
                .createQuery(
                        "select r from RequestEntity r where r.userId = :user and r.state = :open"
                                + " order by r.askedAt desc, r.id",
                        RequestEntity.class)
                .setParameter("user", userId)
                .setParameter("open", RequestState.OPEN)
                .getResultList()
                .stream()
                .map(Request::of)
                .toList();
    }

    /**
     * Locks an open request until the transaction ends: of any number of decisions exactly one finds it open.
     *
     * @return empty if it is gone or was decided
     */
    Optional<RequestEntity> lockOpen(String id) {
        RequestEntity row = rows.find(RequestEntity.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            return Optional.empty();
        }
        rows.refresh(row, LockModeType.PESSIMISTIC_WRITE);
        return row.state == RequestState.OPEN ? Optional.of(row) : Optional.empty();
    }

    /** Ids of open requests that were asked before that time, the oldest first. */
    List<String> openBefore(String realmId, Instant time, int max) {
        return rows.createQuery(
                        "select r.id from RequestEntity r where r.realmId = :realm and r.state = :open and r.askedAt < :time"
                                + " order by r.askedAt",
                        String.class)
                .setParameter("realm", realmId)
                .setParameter("open", RequestState.OPEN)
                .setParameter("time", time.toEpochMilli())
                .setMaxResults(max)
                .getResultList();
    }

    /** Open requests of a realm and kind. */
    record Waiting(String realmId, RequestKind kind, long requests, Instant oldest) {}

    List<Waiting> waiting() {
        return rows
                .createQuery(
                        "select r.realmId, r.kind, count(r), min(r.askedAt) from RequestEntity r where r.state = :open"
                                + " group by r.realmId, r.kind",
                        Object[].class)
                .setParameter("open", RequestState.OPEN)
                .getResultList()
                .stream()
                .map(row -> new Waiting(
                        (String) row[0], (RequestKind) row[1], (Long) row[2], Instant.ofEpochMilli((Long) row[3])))
                .toList();
    }

    public void removeOfUser(String userId) {
        remove("r.userId = :value", userId);
    }

    public void removeOfRealm(String realmId) {
        remove("r.realmId = :value", realmId);
    }

    void removeOfSite(String siteId) {
        remove("r.siteId = :value", siteId);
    }

    void removeOfDistrict(String districtId) {
        remove("r.districtId = :value", districtId);
    }

    /** Removes what was decided before that time. */
    public void removeBefore(Instant time) {
        remove("r.openKey is null and r.decidedAt < :value", time.toEpochMilli());
    }

    private void remove(String condition, Object value) {
        rows.createQuery("delete from RequestEntity r where " + condition)
                .setParameter("value", value)
                .executeUpdate();
    }
}
