package org.powersource.idp.mail.worker;

import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.powersource.idp.ask.Requests;
import org.powersource.idp.kit.Background;
import org.powersource.idp.limit.Limits;
import org.powersource.idp.mail.Delivery;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.MailPriority;
import org.powersource.idp.mail.MailQueue;
import org.powersource.idp.mail.smtp.Postman;
import org.powersource.idp.problem.ProblemWriter;
import org.powersource.idp.problem.Problems;

/**
 * Sends due mails. Looks for them a moment after a request on this node ordered one, and each second for retries and other nodes' mails.
 * While a realm is at its limit, it looks each five seconds.
 *
 * <p>A mail is claimed in one transaction, written in another, sent outside any, and finished in one of its own: no row is locked while a
 * mail server works. Meanwhile the node renews its lease; the lease of a dead node ends.
 */
final class OutboxWorker implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(OutboxWorker.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration LOOK_PAST = Duration.ofSeconds(5);
    private static final Duration MOST_SLEEP = Duration.ofMillis(400);
    private static final Duration SAMPLE = Duration.ofSeconds(10);
    private static final Duration REPAIR = Duration.ofMinutes(1);
    private static final Duration TIDY = Duration.ofHours(1);
    private static final Duration SOON_AFTER_START = Duration.ofSeconds(5);
    private static final Duration END = Duration.ofSeconds(30);

    private final KeycloakSessionFactory sessions;
    private final OutboxSettings settings;
    private final OutboxMeters meters = new OutboxMeters(Metrics.globalRegistry);
    private final Postman postman = new Postman();
    private final MailRoom mailRoom;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(Background.threads("outbox"));
    /** A separate thread: a slow user directory must not delay the renewal of leases. */
    private final ScheduledExecutorService addressing =
            Executors.newSingleThreadScheduledExecutor(Background.threads("outbox-addressing"));

    private final MailAddressing addresses;
    private final ProblemWriter problems;
    private final ExecutorService senders;
    private final Workload workload;
    private final RateCap cap;
    private final AtomicBoolean awake = new AtomicBoolean();
    private final AtomicBoolean woken = new AtomicBoolean();

    OutboxWorker(KeycloakSessionFactory sessions, OutboxSettings settings) {
        this.sessions = sessions;
        this.settings = settings;
        this.mailRoom = new MailRoom(sessions, postman);
        this.addresses = new MailAddressing(sessions);
        this.problems = new ProblemWriter(sessions);
        this.workload = new Workload(settings.threads(), System::nanoTime);
        this.cap = new RateCap(settings.lowPriorityPerMinute(), Instant.ofEpochMilli(Time.currentTimeMillis()));
        this.senders = Executors.newFixedThreadPool(settings.threads(), Background.threads("outbox-sender"));
    }

    void start() {
        postman.start();
        every(POLL, POLL, this::poll);
        every(addressing, POLL, POLL, this::address);
        every(addressing, POLL, POLL, problems::write);
        every(LOOK_PAST, LOOK_PAST, this::drain);
        every(settings.heartbeat(), settings.heartbeat(), this::renew);
        every(SAMPLE, SAMPLE, this::sample);
        every(SAMPLE, REPAIR, this::repairDueTimes);
        every(SOON_AFTER_START, TIDY, this::tidy);
    }

    private void every(Duration first, Duration pause, Runnable task) {
        every(clock, first, pause, task);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // guarded: nothing is thrown that the future could tell
    private static void every(ScheduledExecutorService clock, Duration first, Duration pause, Runnable task) {
        clock.scheduleWithFixedDelay(
                Background.guarded(LOG, task), first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Called on a request's thread. Only schedules a look for mails, at a random moment after the start delay ({@link
     * MailQueue#START_DELAY}).
     */
    void wakeLater() {
        if (woken.compareAndSet(false, true)) {
            long pause = MailQueue.START_DELAY.toMillis()
                    + ThreadLocalRandom.current().nextLong(MOST_SLEEP.toMillis());
            after(addressing, pause, () -> {
                woken.set(false);
                wake();
                address();
            });
        }
    }

    private void wake() {
        if (awake.compareAndSet(false, true)) {
            after(clock, 0, this::drain);
        }
    }

    private void address() {
        if (addresses.run()) {
            wake();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // guarded: nothing is thrown that the future could tell
    private static void after(ScheduledExecutorService clock, long pause, Runnable task) {
        try {
            clock.schedule(Background.guarded(LOG, task), pause, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("The server is ending; another node or the next start sends the mail");
        }
    }

    /**
     * While a realm is at its limit, its own threads fetch more of its mails. A poll for other realms would read past its backlog, so it
     * isn't done each second.
     */
    private void poll() {
        if (workload.busyRealms().isEmpty()) {
            drain();
        }
    }

    private void drain() {
        awake.set(false);
        int claimed;
        do {
            claimed = claim(workload.room());
        } while (claimed > 0 && workload.isRunningOut() && !senders.isShutdown());
    }

    /** Returns the number of claimed mails. */
    private int claim(int room) {
        if (room == 0) {
            return 0;
        }
        int lowPriority = cap.allowance(Instant.ofEpochMilli(Time.currentTimeMillis()));
        // At most the allowance, so that no low-priority mail exceeds it. Without one, high-priority mails are claimed
        // one by one.
        List<Mail> claimed = KeycloakModelUtils.runJobInTransactionWithResult(
                sessions,
                session -> new MailQueue(session)
                        .claim(
                                Math.max(1, Math.min(room, lowPriority)),
                                lowPriority > 0 ? MailPriority.LOW : MailPriority.HIGH,
                                workload.busyRealms(),
                                settings.lease()));
        cap.took((int) claimed.stream().filter(Mail::lowPriority).count());
        workload.add(claimed).forEach(mails -> senders.execute(() -> handle(mails)));
        return claimed.size();
    }

    /** Sends the mails, and then those that wait. */
    private void handle(List<Mail> first) {
        List<Mail> next = first;
        while (!next.isEmpty()) {
            List<Mail> mails = next;
            Background.guarded(LOG, () -> send(mails)).run();
            next = workload.end(mails);
            if (next.isEmpty() || workload.isRunningOut()) {
                wake();
            }
        }
    }

    /** Sends the mails one after the other. Each is finished before the next is sent. */
    private void send(List<Mail> mails) {
        Map<String, Draft> drafts = mailRoom.write(mails);
        mails.forEach(mail ->
                Background.guarded(LOG, () -> send(mail, drafts.get(mail.id()))).run());
    }

    private void send(Mail mail, @Nullable Draft draft) {
        Delivery delivery = mailRoom.deliver(mail, draft);
        try {
            finish(mail, delivery, mailRoom::settled);
        } catch (RuntimeException e) {
            LOG.warnf(e, "The follow-up of mail %s of kind %s failed and is left out", mail.id(), mail.kind());
            // The result matters more: without it, the mail would be sent again.
            finish(mail, delivery, (session, settled) -> {});
        }
        meters.ended(mail, delivery, Instant.ofEpochMilli(Time.currentTimeMillis()));
        LOG.debugf("Mail %s, kind %s: %s", mail.id(), mail.kind(), delivery.state());
    }

    /** Records the result and its follow-up in one transaction, so that a crash can't separate them. */
    private void finish(Mail mail, Delivery delivery, BiConsumer<KeycloakSession, Mail> whenSettled) {
        KeycloakModelUtils.runJobInTransaction(
                sessions,
                session -> new MailQueue(session)
                        .finish(mail, delivery, RetryPolicy.after(delivery).pause(mail.attempts()))
                        .ifPresent(settled -> whenSettled.accept(session, settled)));
    }

    /** Renews the leases, so that no other node sends these mails, however slow the mail servers are. */
    private void renew() {
        Set<String> ids = workload.ids();
        if (!ids.isEmpty()) {
            KeycloakModelUtils.runJobInTransaction(
                    sessions, session -> new MailQueue(session).renew(ids, settings.lease()));
        }
    }

    private void sample() {
        KeycloakModelUtils.runJobInTransaction(sessions, session -> meters.sample(new MailQueue(session)));
    }

    private void repairDueTimes() {
        KeycloakModelUtils.runJobInTransaction(sessions, session -> {
            int late = new MailQueue(session).repairDueTimes(settings.longest(RetryPolicy.DEFAULT.longest()));
            if (late > 0) {
                LOG.warnf("The clock has gone back: %d mails would have waited until it catches up", late);
            }
        });
    }

    private void tidy() {
        Instant oldest = Instant.ofEpochMilli(Time.currentTimeMillis()).minus(settings.retention());
        KeycloakModelUtils.runJobInTransaction(sessions, session -> {
            new MailQueue(session).removeSettledBefore(oldest);
            new Limits(session).removeEnded();
            new Problems(session).removeBefore(oldest);
            new Requests(session).removeBefore(oldest);
        });
    }

    /** Waits until the mails that are being sent are finished. */
    @Override
    public void close() {
        clock.shutdown();
        addressing.shutdown();
        senders.shutdown();
        try {
            if (!senders.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Mails were still being sent when the server ended; they are sent again later");
            }
            addressing.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS);
            clock.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS);
            postman.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
