package org.powersource.idp.mail;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Mails on their way from the request to the mail server, in the transaction of a session. */
public final class MailQueue {

    /** Length of the reply's column, in characters. Longer replies are cut. */
    private static final int REPLY_LENGTH = 500;

    /**
     * Start delay: no node touches a mail earlier. Earlier work would slow down the request that ordered the mail, and the next requests,
     * and so reveal that there is a mail to send.
     */
    public static final Duration START_DELAY = Duration.ofMillis(300);

    /** Upper bound of the difference between synchronized clocks. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

    private static final String SKIP_LOCKED = "-2";

    private static final String HELD = "org.powersource.idp.mail.MailState.HELD";

    private final EntityManager rows;

    public MailQueue(KeycloakSession session) {
        rows = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    String add(MailOrder order) {
        long now = Time.currentTimeMillis();
        MailEntity row = new MailEntity();
        row.id = KeycloakModelUtils.generateId();
        row.realmId = order.realm().getId();
        row.userId = order.userId();
        row.kind = order.kind().id();
        row.state = MailState.QUEUED;
        row.turn = MailPriority.of(order).number();
        row.clientId = order.client() == null ? null : order.client().getClientId();
        row.language = order.language();
        row.details = MailDetails.write(order.details());
        row.requestedAt = now;
        row.dueAt = order.notBefore() == null
                ? now + START_DELAY.toMillis()
                : order.notBefore().toEpochMilli();
        row.firstDueAt = row.dueAt;
        row.worthlessAt = row.dueAt + order.kind().worth().toMillis();
        rows.persist(row);
        return row.id;
    }

    /**
     * Claims due mails for the time {@code lease}, in the order of their turns. Skips rows that another node is claiming, so an empty
     * result doesn't mean an empty queue.
     *
     * @param last the last turn that may be taken
     * @param busyRealms ids of realms that have to wait
     */
    public List<Mail> claim(int limit, MailPriority last, Collection<String> busyRealms, Duration lease) {
        long now = Time.currentTimeMillis();
        TypedQuery<MailEntity> query = rows.createQuery(
                        "select m from MailEntity m where m.turn <= :last and m.dueAt <= :now"
                                + (busyRealms.isEmpty() ? "" : " and m.realmId not in :busy")
                                + " order by m.turn, m.dueAt",
                        MailEntity.class)
                .setParameter("last", last.number())
                .setParameter("now", now);
        if (!busyRealms.isEmpty()) {
            query.setParameter("busy", busyRealms);
        }
        List<MailEntity> due = query.setMaxResults(limit)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
                .getResultList();
        take(due, now + lease.toMillis());
        return due.stream().map(Mail::of).toList();
    }

    /** Claims mails for typed addresses for the time {@code lease}, the oldest first. Skips rows that another node is claiming. */
    public List<Mail> claimUnaddressed(int limit, Duration lease) {
        long now = Time.currentTimeMillis();
        List<MailEntity> due = rows.createQuery(
                        "select m from MailEntity m where m.turn = :turn and m.dueAt <= :now order by m.dueAt",
                        MailEntity.class)
                .setParameter("turn", MailPriority.UNADDRESSED.number())
                .setParameter("now", now)
                .setMaxResults(limit)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
                .getResultList();
        take(due, now + lease.toMillis());
        return due.stream().map(Mail::of).toList();
    }

    /**
     * Assigns the mail to the account, to be sent now. Deletes the mail if there is no account. Without effect if another node was faster.
     *
     * @return whether it can be sent
     */
    public boolean address(Mail mail, Optional<String> userId) {
        MailEntity row = rows.find(MailEntity.class, mail.id(), LockModeType.PESSIMISTIC_WRITE);
        if (row == null || !MailPriority.UNADDRESSED.is(row.turn)) {
            return false;
        }
        if (userId.isEmpty()) {
            rows.remove(row);
            return false;
        }
        row.userId = userId.get();
        row.turn = MailPriority.HIGH.number();
        row.state = MailState.QUEUED;
        row.attempts = 0;
        row.dueAt = Time.currentTimeMillis();
        return true;
    }

    /** Needs one statement for any number of mails. */
    private void take(List<MailEntity> due, long leaseEnd) {
        if (due.isEmpty()) {
            return;
        }
        rows.createQuery("update MailEntity m set m.state = :sending, m.attempts = m.attempts + 1, m.dueAt = :end"
                        + " where m.id in :ids")
                .setParameter("sending", MailState.SENDING)
                .setParameter("end", leaseEnd)
                .setParameter("ids", due.stream().map(row -> row.id).toList())
                .executeUpdate();
        due.forEach(row -> {
            rows.detach(row);
            row.state = MailState.SENDING;
            row.attempts++;
        });
    }

    /**
     * Repairs due times after the clock has gone back: makes mails due whose time is further ahead than any that is ever set. Otherwise
     * they would wait until the clock catches up. Mails that were ordered for later keep their time.
     *
     * @param longest the longest time that a lease or a pause between tries takes
     */
    public int repairDueTimes(Duration longest) {
        long now = Time.currentTimeMillis();
        return rows.createQuery("update MailEntity m set m.dueAt = :now where m.turn is not null and ("
                        + " m.state = :queued and m.requestedAt > :ahead and m.dueAt - m.requestedAt <= :startDelay"
                        + " or m.state in :tried and m.dueAt > :farthest)")
                .setParameter("now", now)
                .setParameter("queued", MailState.QUEUED)
                .setParameter("ahead", now + CLOCKS_APART.toMillis())
                .setParameter("startDelay", START_DELAY.toMillis())
                .setParameter("tried", List.of(MailState.SENDING, MailState.RETRYING))
                .setParameter("farthest", now + longest.plus(CLOCKS_APART).toMillis())
                .executeUpdate();
    }

    /** Heartbeat: renews the leases of mails that this node still sends. */
    public int renew(Collection<String> ids, Duration lease) {
        return rows.createQuery("update MailEntity m set m.dueAt = :end where m.id in :ids and m.state = :sending")
                .setParameter("end", Time.currentTimeMillis() + lease.toMillis())
                .setParameter("ids", ids)
                .setParameter("sending", MailState.SENDING)
                .executeUpdate();
    }

    /**
     * Records the result of a try. Without effect if the row was removed meanwhile, with its user or realm. If another node claimed the
     * mail meanwhile, its state changes only if the mail server took the mail.
     *
     * @param pause before the next try, if one is needed
     * @return the mail, if its result is final now
     */
    public Optional<Mail> finish(Mail mail, Delivery delivery, Duration pause) {
        MailEntity row = rows.find(MailEntity.class, mail.id(), LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            return Optional.empty();
        }
        Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
        boolean overtaken = row.attempts != mail.attempts() && delivery.state() != MailState.ACCEPTED;
        if (overtaken || !row.state.isOpen()) {
            addAttempt(row, mail.attempts(), delivery.state(), now, delivery.reply());
            return Optional.empty();
        }
        settle(row, delivery, pause, now);
        addAttempt(row, mail.attempts(), row.state, now, delivery.reply());
        return Optional.of(row)
                .filter(settled -> settled.turn == null && settled.state != MailState.HELD)
                .map(Mail::of);
    }

    private static void settle(MailEntity row, Delivery delivery, Duration pause, Instant now) {
        row.state = delivery.state();
        if (delivery.linkLife() != null) {
            row.expiresAt = now.plus(delivery.linkLife()).toEpochMilli();
        }
        if (delivery.state() == MailState.RETRYING) {
            long next = now.plus(pause).toEpochMilli();
            boolean isLate = next >= row.worthlessAt;
            row.state = isLate ? MailState.EXPIRED : MailState.RETRYING;
            row.dueAt = isLate ? now.toEpochMilli() : next;
        } else if (delivery.state() == MailState.ACCEPTED) {
            row.acceptedAt = now.toEpochMilli();
        }
        if (!row.state.isOpen()) {
            row.turn = null;
            row.details = MailDetails.withoutTyped(row.details);
        }
    }

    private void addAttempt(MailEntity row, int number, MailState outcome, Instant now, @Nullable String reply) {
        MailAttemptEntity attempt = new MailAttemptEntity();
        attempt.mailId = row.id;
        attempt.number = number;
        attempt.triedAt = now.toEpochMilli();
        attempt.outcome = outcome;
        attempt.reply = reply == null ? null : cut(LinkKey.redacted(reply));
        rows.persist(attempt);
    }

    private static String cut(String reply) {
        return reply.substring(0, Math.min(reply.length(), REPLY_LENGTH));
    }

    /** Number of mails in each state. */
    public Map<MailState, Long> count() {
        return rows
                .createQuery("select m.state, count(m) from MailEntity m group by m.state", Object[].class)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(line -> (MailState) line[0], line -> (Long) line[1]));
    }

    /**
     * Mails that are due and not sent.
     *
     * @param firstDueAt of the mail that was due first
     */
    public record Waiting(long mails, Instant firstDueAt) {}

    /** Mails that are due, by state. Planned mails, whose time hasn't come yet, and held mails aren't due. */
    public Map<MailState, Waiting> waiting() {
        return rows
                .createQuery(
                        "select m.state, count(m), min(coalesce(m.firstDueAt, m.requestedAt)) from MailEntity m"
                                + " where m.turn is not null and (m.state <> :queued or m.dueAt <= :now) group by m.state",
                        Object[].class)
                .setParameter("queued", MailState.QUEUED)
                .setParameter("now", Time.currentTimeMillis())
                .getResultList()
                .stream()
                .collect(Collectors.toMap(
                        line -> (MailState) line[0],
                        line -> new Waiting((Long) line[1], Instant.ofEpochMilli((Long) line[2]))));
    }

    /**
     * Removes mails whose result was final before that time, and whose link ended before it. Waiting, planned and held mails stay, and so
     * does a mail that supersedes an older one whose link may still live: without it, the older link would work again.
     */
    public int removeSettledBefore(Instant time) {
        return remove(
                "m.turn is null and m.state <> " + HELD
                        + " and m.dueAt < :value and (m.expiresAt is null or m.expiresAt < :value)"
                        + " and not exists (select 1 from MailEntity older where older.realmId = m.realmId"
                        + " and older.userId = m.userId and older.requestedAt < m.requestedAt and older.expiresAt >= :value)",
                time.toEpochMilli());
    }

    public int removeOfRealm(String realmId) {
        return remove("m.realmId = :value", realmId);
    }

    public int removeOfUser(String userId) {
        return remove("m.userId = :value", userId);
    }

    /** The attempts go with their mails (foreign key). */
    private int remove(String condition, Object value) {
        return rows.createQuery("delete from MailEntity m where " + condition)
                .setParameter("value", value)
                .executeUpdate();
    }

    /** Releases held mails of a kind. The time in which they are worth sending starts now. */
    int release(String realmId, OrderKind kind) {
        return release("m.realmId = :realm and m.kind = :kind", realmId, kind)
                .setParameter(
                        "worthless", Time.currentTimeMillis() + kind.worth().toMillis())
                .executeUpdate();
    }

    /** Releases held mails of a kind to one account, unless the time in which they are worth sending is over. */
    int release(String realmId, OrderKind kind, String userId) {
        return release(
                        "m.realmId = :realm and m.kind = :kind and m.userId = :user and m.worthlessAt > :now",
                        realmId,
                        kind)
                .setParameter("user", userId)
                .executeUpdate();
    }

    private Query release(String which, String realmId, OrderKind kind) {
        return rows.createQuery(
                        "update MailEntity m set m.state = :queued, m.turn = :turn, m.dueAt = :now, m.firstDueAt = :now"
                                + (which.contains(":user") ? "" : ", m.worthlessAt = :worthless")
                                + " where m.state = " + HELD + " and " + which)
                .setParameter("queued", MailState.QUEUED)
                .setParameter("turn", MailPriority.LOW.number())
                .setParameter("now", Time.currentTimeMillis())
                .setParameter("realm", realmId)
                .setParameter("kind", kind.id());
    }
}
