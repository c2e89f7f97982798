package org.powersource.idp.activation;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import org.keycloak.common.util.Time;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** Meters on Keycloak's metrics endpoint. They count committed changes. */
final class ActivationMeters {

    private static final Duration[] BUCKETS = {
        Duration.ofMinutes(5),
        Duration.ofMinutes(30),
        Duration.ofHours(2),
        Duration.ofHours(8),
        Duration.ofDays(1),
        Duration.ofDays(3),
        Duration.ofDays(7),
        Duration.ofDays(14)
    };

    private static final String CREATED = "powersource.accounts.created";
    private static final String BY = "by";
    private static final String ACTIVATED = "powersource.accounts.activated";

    private final KeycloakSession session;

    ActivationMeters(KeycloakSession session) {
        this.session = session;
    }

    /** Starts the counters at zero: a counter that starts with its first count shows no increase. */
    static void start() {
        Metrics.globalRegistry.counter(CREATED);
        for (ActivatedBy by : ActivatedBy.values()) {
            Metrics.globalRegistry.counter(ACTIVATED, BY, by.word());
        }
    }

    void created() {
        afterCommit(() -> Metrics.globalRegistry.counter(CREATED).increment());
    }

    void activated(ActivatedBy by, UserModel user) {
        Long created = user.getCreatedTimestamp();
        Duration waited = created == null ? Duration.ZERO : Duration.ofMillis(Time.currentTimeMillis() - created);
        afterCommit(() -> {
            Metrics.globalRegistry.counter(ACTIVATED, BY, by.word()).increment();
            Timer.builder("powersource.accounts.activation")
                    .description("From the account's creation to its activation")
                    .serviceLevelObjectives(BUCKETS)
                    .maximumExpectedValue(BUCKETS[BUCKETS.length - 1])
                    .register(Metrics.globalRegistry)
                    .record(waited);
        });
    }

    /** Seconds since a time, for events. */
    static String seconds(Instant since) {
        return Long.toString(Duration.between(since, Instant.ofEpochMilli(Time.currentTimeMillis()))
                .toSeconds());
    }

    private void afterCommit(Runnable count) {
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
