package org.powersource.idp.mail.worker;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.keycloak.common.util.Time;
import org.powersource.idp.mail.Delivery;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.MailQueue;
import org.powersource.idp.mail.MailState;

/** Meters on Keycloak's metrics endpoint; without it the global registry is empty and they cost nothing. */
final class OutboxMeters {

    private final MeterRegistry registry = Metrics.globalRegistry;
    private final Map<MailState, AtomicLong> rows = new EnumMap<>(MailState.class);
    private final AtomicLong oldestSeconds = new AtomicLong();

    OutboxMeters() {
        for (MailState state : MailState.values()) {
            AtomicLong count = new AtomicLong();
            rows.put(state, count);
            Gauge.builder("powersource.mail.rows", count, AtomicLong::get)
                    .description("Mails in the outbox")
                    .tags(Tags.of("state", tag(state)))
                    .register(registry);
        }
        Gauge.builder("powersource.mail.oldest.open", oldestSeconds, AtomicLong::get)
                .description("Age of the oldest mail that isn't sent yet")
                .baseUnit("seconds")
                .register(registry);
    }

    void tried(Mail mail, Delivery delivery, Instant now) {
        Tags tags = Tags.of("kind", mail.kind(), "outcome", tag(delivery.state()));
        registry.counter("powersource.mail.attempts", tags).increment();
        if (delivery.state() == MailState.ACCEPTED) {
            Timer.builder("powersource.mail.acceptance")
                    .description("From the request to the mail server's yes")
                    .tags(Tags.of("kind", mail.kind()))
                    .register(registry)
                    .record(Duration.between(mail.requestedAt(), now));
        }
    }

    void sample(MailQueue queue) {
        Map<MailState, Long> counted = queue.count();
        rows.forEach((state, count) -> count.set(counted.getOrDefault(state, 0L)));
        Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
        oldestSeconds.set(queue.oldestOpen()
                .map(oldest -> Duration.between(oldest, now).toSeconds())
                .orElse(0L));
    }

    private static String tag(MailState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
