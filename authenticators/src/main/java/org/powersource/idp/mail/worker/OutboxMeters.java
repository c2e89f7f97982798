package org.powersource.idp.mail.worker;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.powersource.idp.mail.Delivery;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.MailKinds;
import org.powersource.idp.mail.MailQueue;
import org.powersource.idp.mail.MailQueue.Waiting;
import org.powersource.idp.mail.MailState;

/** Meters on Keycloak's metrics endpoint; without it the global registry is empty and they cost nothing. */
final class OutboxMeters {

    /** Mails whose time hasn't come yet. In the table they are {@link MailState#QUEUED}. */
    private static final String PLANNED = "planned";

    /** No mail server was reached. In the table the mail is {@link MailState#RETRYING}. */
    private static final String UNREACHED = "unreached";

    private static final List<MailState> DUE = List.of(MailState.QUEUED, MailState.SENDING, MailState.RETRYING);

    private final MeterRegistry registry;
    private final Map<String, AtomicLong> rows = new HashMap<>();
    private final Map<MailState, AtomicLong> oldest = new HashMap<>();

    OutboxMeters(MeterRegistry registry) {
        this.registry = registry;
        for (MailState state : MailState.values()) {
            rows.put(tag(state), gauge("powersource.mail.rows", "Mails in the outbox", null, tag(state)));
        }
        rows.put(PLANNED, gauge("powersource.mail.rows", "Mails in the outbox", null, PLANNED));
        for (MailState state : DUE) {
            oldest.put(
                    state,
                    gauge(
                            "powersource.mail.oldest.open",
                            "Time since the oldest mail that isn't sent was first due",
                            "seconds",
                            tag(state)));
        }
        // Starts the counters at zero: a counter that starts with its first count shows no increase.
        MailKinds.all()
                .forEach(kind -> List.of(
                                tag(MailState.ACCEPTED), tag(MailState.REFUSED), tag(MailState.RETRYING), UNREACHED)
                        .forEach(outcome -> attempts(kind.id(), outcome, 0)));
    }

    private AtomicLong gauge(String name, String description, @Nullable String unit, String state) {
        AtomicLong value = new AtomicLong();
        Gauge.builder(name, value, AtomicLong::get)
                .description(description)
                .baseUnit(unit)
                .tags(Tags.of("state", state))
                .register(registry);
        return value;
    }

    /** Counts a try at the mail server or a discarded mail. A held mail is neither. */
    void ended(Mail mail, Delivery delivery, Instant now) {
        switch (delivery.state()) {
            case DISCARDED ->
                registry.counter(
                                "powersource.mail.discarded",
                                Tags.of(
                                        "kind",
                                        mail.kind(),
                                        "reason",
                                        Objects.requireNonNullElse(delivery.reply(), "")))
                        .increment();
            case HELD -> {}
            default -> tried(mail, delivery, now);
        }
    }

    private void tried(Mail mail, Delivery delivery, Instant now) {
        attempts(mail.kind(), delivery.reached() ? tag(delivery.state()) : UNREACHED, 1);
        if (delivery.state() == MailState.ACCEPTED) {
            Timer.builder("powersource.mail.acceptance")
                    .description("From the time when the mail was due until the mail server accepted it")
                    .tags(Tags.of("kind", mail.kind()))
                    .register(registry)
                    .record(Duration.between(mail.firstDueAt(), now));
        }
    }

    private void attempts(String kind, String outcome, int tries) {
        registry.counter("powersource.mail.attempts", Tags.of("kind", kind, "outcome", outcome))
                .increment(tries);
    }

    void sample(MailQueue queue) {
        Map<MailState, Long> counted = queue.count();
        Map<MailState, Waiting> waiting = queue.waiting();
        Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
        for (MailState state : MailState.values()) {
            row(tag(state)).set(counted.getOrDefault(state, 0L));
        }
        long queued = waiting.containsKey(MailState.QUEUED)
                ? Objects.requireNonNull(waiting.get(MailState.QUEUED)).mails()
                : 0;
        row(PLANNED).set(Math.max(0, counted.getOrDefault(MailState.QUEUED, 0L) - queued));
        row(tag(MailState.QUEUED)).set(queued);
        oldest.forEach((state, seconds) -> seconds.set(age(waiting.get(state), now)));
    }

    private AtomicLong row(String state) {
        return Objects.requireNonNull(rows.get(state));
    }

    private static long age(@Nullable Waiting waiting, Instant now) {
        return waiting == null
                ? 0
                : Math.max(0, Duration.between(waiting.firstDueAt(), now).toSeconds());
    }

    private static String tag(MailState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
