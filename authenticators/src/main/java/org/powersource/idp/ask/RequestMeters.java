package org.powersource.idp.ask;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
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

    private static final String OPEN = "powersource.requests.open";
    private static final String OLDEST = "powersource.requests.oldest";
    private static final String DECISION = "powersource.requests.decision";
    private static final String WITHOUT_CONTACT = "powersource.requests.without.contact";

    private final Map<String, AtomicLong> gauges = new ConcurrentHashMap<>();

    /** Starts the counter at zero: a counter that starts with its first count shows no increase. */
    static void start() {
        Metrics.globalRegistry.counter(WITHOUT_CONTACT);
    }

    /**
     * Shows what waits.
     *
     * @param realms names by id; a realm that is missing isn't shown any more
     */
    void show(Map<String, String> realms, List<Requests.Waiting> waiting, Instant now) {
        gauges.values().forEach(gauge -> gauge.set(0));
        waiting.stream().filter(found -> realms.containsKey(found.realmId())).forEach(found -> {
            String realm = realms.getOrDefault(found.realmId(), "");
            gauge(OPEN, "Requests that nobody decided yet", null, realm, found.kind())
                    .set(found.requests());
            gauge(OLDEST, "Age of the oldest request that nobody decided yet", "seconds", realm, found.kind())
                    .set(Math.max(0, Duration.between(found.oldest(), now).toSeconds()));
        });
    }

    /** So that a realm's series begin at zero. */
    void begin(Set<String> realms) {
        realms.forEach(realm -> List.of(RequestKind.values()).forEach(kind -> {
            gauge(OPEN, "Requests that nobody decided yet", null, realm, kind);
            gauge(OLDEST, "Age of the oldest request that nobody decided yet", "seconds", realm, kind);
        }));
    }

    private AtomicLong gauge(String name, String description, @Nullable String unit, String realm, RequestKind kind) {
        return gauges.computeIfAbsent(name + " " + realm + " " + kind, key -> {
            AtomicLong value = new AtomicLong();
            Gauge.builder(name, value, AtomicLong::get)
                    .description(description)
                    .baseUnit(unit)
                    .tags(Tags.of("realm", realm, "kind", kind.word()))
                    .register(Metrics.globalRegistry);
            return value;
        });
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
