package org.powersource.idp.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When to try again: soon at first, then every quarter of an hour, until the mail is worthless. */
record RetryPolicy(List<Duration> pauses) {

    static final RetryPolicy DEFAULT = new RetryPolicy(
            List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15)));

    RetryPolicy {
        pauses = List.copyOf(pauses);
    }

    /**
     * The time of the next try; empty if that would come too late.
     *
     * @param attempts how many there were, at least one
     */
    Optional<Instant> next(int attempts, Instant now, Instant worthlessAt) {
        Instant next = now.plus(pauses.get(Math.min(attempts, pauses.size()) - 1));
        return Optional.of(next).filter(time -> time.isBefore(worthlessAt));
    }
}
