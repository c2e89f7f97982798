package org.powersource.idp.mail;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.powersource.idp.account.EmailAddress;

/** Status of mails and of their links, in the session's transaction. */
final class MailRecords {

    private final EntityManager rows;

    MailRecords(KeycloakSession session) {
        rows = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /** Mails of an account, newest first. */
    List<MailEntity> of(String realmId, String userId, int first, int max) {
        return rows.createQuery(
                        "select m from MailEntity m where m.realmId = :realm and m.userId = :user"
                                + " order by m.requestedAt desc, m.id",
                        MailEntity.class)
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .setFirstResult(first)
                .setMaxResults(max)
                .getResultList();
    }

    Map<String, List<MailAttemptEntity>> attempts(List<String> mailIds) {
        return rows
                .createQuery(
                        "select a from MailAttemptEntity a where a.mailId in :ids order by a.number",
                        MailAttemptEntity.class)
                .setParameter("ids", mailIds)
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(attempt -> attempt.mailId));
    }

    /**
     * Marks all unused links of these kinds as used. The rows are locked, so only one of parallel transactions finds them.
     *
     * @return whether there were any
     */
    boolean useLinks(String realmId, String userId, Collection<String> kinds) {
        List<MailEntity> unused = rows.createQuery(
                        "select m from MailEntity m where m.realmId = :realm and m.userId = :user"
                                + " and m.kind in :kinds and m.usedAt is null order by m.id",
                        MailEntity.class)
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .setParameter("kinds", kinds)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        unused.forEach(row -> row.usedAt = Time.currentTimeMillis());
        return !unused.isEmpty();
    }

    /** Whether a mail of these kinds still waits to be sent to the account's current address. */
    boolean isWaiting(String realmId, String userId, Collection<String> kinds) {
        return rows.createQuery(
                                "select count(m) from MailEntity m where m.realmId = :realm and m.userId = :user"
                                        + " and m.kind in :kinds and m.state in :waiting",
                                Long.class)
                        .setParameter("realm", realmId)
                        .setParameter("user", userId)
                        .setParameter("kinds", kinds)
                        .setParameter("waiting", List.of(MailState.QUEUED, MailState.RETRYING, MailState.HELD))
                        .getSingleResult()
                > 0;
    }

    /** Ends the links that still work. */
    void endLinks(String realmId, String userId, Collection<String> kinds) {
        rows.createQuery("update MailEntity m set m.expiresAt = :now where m.realmId = :realm and m.userId = :user"
                        + " and m.kind in :kinds and m.usedAt is null and m.expiresAt > :now")
                .setParameter("now", Time.currentTimeMillis())
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .setParameter("kinds", kinds)
                .executeUpdate();
    }

    void add(LinkKey key, String mailId, EmailAddress address) {
        LinkEntity row = new LinkEntity();
        row.id = key.id();
        row.mailId = mailId;
        row.address = key.seal(address);
        rows.persist(row);
    }

    /** A link's mail, and the seal of the address that the link was mailed to. */
    record Linked(MailEntity mail, String address) {}

    Optional<Linked> linked(String linkId) {
        return rows
                .createQuery(
                        "select m, l.address from LinkEntity l join MailEntity m on m.id = l.mailId where l.id = :link",
                        Object[].class)
                .setParameter("link", linkId)
                .getResultList()
                .stream()
                .map(row -> new Linked((MailEntity) row[0], (String) row[1]))
                .findFirst();
    }

    Optional<MailEntity> find(String id) {
        return Optional.ofNullable(rows.find(MailEntity.class, id));
    }

    /**
     * Locks the row until the end of the transaction and reads it again: the session may have read it before another transaction changed
     * it.
     */
    Optional<MailEntity> lock(String id) {
        Optional<MailEntity> row = Optional.ofNullable(rows.find(MailEntity.class, id, LockModeType.PESSIMISTIC_WRITE));
        row.ifPresent(rows::refresh);
        return row;
    }

    /** Reads again what a statement changed. */
    void refresh(MailEntity row) {
        rows.refresh(row);
    }

    Optional<MailEntity> newestAccepted(String realmId, String userId, Collection<String> kinds) {
        return first(rows.createQuery(
                        "select m from MailEntity m where m.realmId = :realm and m.userId = :user and m.kind in :kinds"
                                + " and m.acceptedAt is not null order by m.requestedAt desc",
                        MailEntity.class)
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .setParameter("kinds", kinds));
    }

    Optional<MailEntity> newest(String realmId, String userId, Collection<String> kinds) {
        return first(rows.createQuery(
                        "select m from MailEntity m where m.realmId = :realm and m.userId = :user and m.kind in :kinds"
                                + " and m.state not in :unsent order by m.requestedAt desc, m.id",
                        MailEntity.class)
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .setParameter("kinds", kinds)
                .setParameter("unsent", MailState.UNSENT));
    }

    Optional<MailEntity> newestWithContent(String realmId, String userId) {
        return first(rows.createQuery(
                        "select m from MailEntity m where m.realmId = :realm and m.userId = :user and m.state <> :discarded"
                                + " and (m.attempts > 0 or m.dueAt <= :now) order by m.requestedAt desc, m.id",
                        MailEntity.class)
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .setParameter("discarded", MailState.DISCARDED)
                .setParameter("now", Time.currentTimeMillis()));
    }

    /** Newest mails of several accounts; an account has several if they were requested in the same millisecond. */
    List<MailEntity> newestWithContent(String realmId, Collection<String> userIds) {
        return rows.createQuery(
                        "select m from MailEntity m where m.realmId = :realm and m.userId in :users and m.state <> :discarded"
                                + " and (m.attempts > 0 or m.dueAt <= :now)"
                                + " and m.requestedAt = (select max(n.requestedAt) from MailEntity n"
                                + " where n.realmId = m.realmId and n.userId = m.userId and n.state <> :discarded"
                                + " and (n.attempts > 0 or n.dueAt <= :now)) order by m.id",
                        MailEntity.class)
                .setParameter("realm", realmId)
                .setParameter("users", userIds)
                .setParameter("discarded", MailState.DISCARDED)
                .setParameter("now", Time.currentTimeMillis())
                .getResultList();
    }

    long countBefore(Mail mail, Collection<String> kinds, long since) {
        return rows.createQuery(
                        "select count(m) from MailEntity m where m.realmId = :realm and m.userId = :user and m.kind in :kinds"
                                + " and m.requestedAt > :since and m.requestedAt <= :own and m.id <> :id"
                                + " and m.state not in :unsent",
                        Long.class)
                .setParameter("realm", mail.realmId())
                .setParameter("user", mail.userId())
                .setParameter("kinds", kinds)
                .setParameter("since", since)
                .setParameter("own", mail.requestedAt().toEpochMilli())
                .setParameter("id", mail.id())
                .setParameter("unsent", MailState.UNSENT)
                .getSingleResult();
    }

    Optional<Long> lastDue(String realmId, String userId, Collection<String> kinds) {
        return Optional.ofNullable(rows.createQuery(
                        "select max(m.firstDueAt) from MailEntity m where m.realmId = :realm and m.userId = :user"
                                + " and m.kind in :kinds and m.state not in :unsent",
                        Long.class)
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .setParameter("kinds", kinds)
                .setParameter("unsent", MailState.UNSENT)
                .getSingleResult());
    }

    /** Of two mails that are due at the same time, the one with the lower id is the earlier. */
    long countDueBefore(Mail mail, Collection<String> kinds, long since) {
        return rows.createQuery(
                        "select count(m) from MailEntity m where m.realmId = :realm and m.userId = :user and m.kind in :kinds"
                                + " and m.firstDueAt > :since and m.state not in :unsent"
                                + " and (m.firstDueAt < :due or m.firstDueAt = :due and m.id < :id)",
                        Long.class)
                .setParameter("realm", mail.realmId())
                .setParameter("user", mail.userId())
                .setParameter("kinds", kinds)
                .setParameter("since", since)
                .setParameter("due", mail.firstDueAt().toEpochMilli())
                .setParameter("id", mail.id())
                .setParameter("unsent", MailState.UNSENT)
                .getSingleResult();
    }

    private static Optional<MailEntity> first(TypedQuery<MailEntity> query) {
        return query.setMaxResults(1).getResultList().stream().findFirst();
    }
}
