package org.powersource.idp.ask;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;

/** Meters on Keycloak's metrics endpoint; counters count what was committed. */
final class RequestMeters {

    private static final Duration[] BUCKETS = {
        Duration.ofMinutes(10),
        Duration.ofHours(1),
        Duration.ofHours(4),
        Duration.ofDays(1),
        Duration.ofDays(3),
        Duration.ofDays(7)
    };

    private static final String DECISION = "powersource.requests.decision";
    private static final String WITHOUT_CONTACT = "powersource.requests.without.contact";

    private final MultiGauge open = MultiGauge.builder("powersource.requests.open")
            .description("Requests that nobody decided yet")
            .register(Metrics.globalRegistry);
    private final MultiGauge oldest = MultiGauge.builder("powersource.requests.oldest")
            .description("Age of the oldest request that nobody decided yet")
            .baseUnit("seconds")
            .register(Metrics.globalRegistry);

    /** Starts the counter at zero: a counter that starts with its first count shows no increase. */
    static void start() {
        Metrics.globalRegistry.counter(WITHOUT_CONTACT);
    }

    /**
     * Shows what waits, for each realm and kind; zero where nothing does.
     *
     * @param realms names by id; samples of other realms end
     */
    void show(Map<String, String> realms, List<Requests.Waiting> waiting, Instant now) {
        List<Row<?>> numbers = new ArrayList<>();
        List<Row<?>> ages = new ArrayList<>();
        realms.forEach((id, name) -> {
            for (RequestKind kind : RequestKind.values()) {
                Tags tags = Tags.of("realm", name, "kind", kind.word());
                Optional<Requests.Waiting> found = waiting.stream()
                        .filter(some -> some.realmId().equals(id) && some.kind() == kind)
                        .findFirst();
                numbers.add(Row.of(tags, found.map(Requests.Waiting::requests).orElse(0L)));
                ages.add(Row.of(
                        tags,
                        found.map(some -> Math.max(
                                        0, Duration.between(some.oldest(), now).toSeconds()))
                                .orElse(0L)));
            }
        });
        open.register(numbers, true);
        oldest.register(ages, true);
    }

    static void ended(KeycloakSession session, Request request) {
        afterCommit(
                session,
                () -> Timer.builder(DECISION)
                        .description("From a request to its decision, or to its end")
                        .serviceLevelObjectives(BUCKETS)
                        .maximumExpectedValue(BUCKETS[BUCKETS.length - 1])
                        .tags(Tags.of(
                                "kind",
                                request.kind().word(),
                                "result",
                                request.state().word()))
                        .register(Metrics.globalRegistry)
                        .record(request.waited()));
    }

    static void withoutContact(KeycloakSession session) {
        afterCommit(
                session, () -> Metrics.globalRegistry.counter(WITHOUT_CONTACT).increment());
    }

    private static void afterCommit(KeycloakSession session, Runnable count) {
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                count.run();
            }

            @Override
            protected void rollbackImpl() {}
        });
    }
}
