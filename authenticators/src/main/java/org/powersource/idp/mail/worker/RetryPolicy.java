package org.powersource.idp.mail.worker;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.powersource.idp.mail.Delivery;

/**
 * Pauses between tries, short at first and then longer. A mail that the server refuses for now can wait for a quarter of an hour. Without a
 * server all mails wait, and have to go soon after it is back.
 */
record RetryPolicy(List<Duration> pauses) {

    static final RetryPolicy DEFAULT = new RetryPolicy(
            List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15)));

    /** Ten tries one minute apart, then one every five minutes. */
    static final RetryPolicy UNREACHED = new RetryPolicy(Stream.of(
                    Stream.of(Duration.ofSeconds(10)),
                    Stream.generate(() -> Duration.ofMinutes(1)).limit(10),
                    Stream.of(Duration.ofMinutes(5)))
            .flatMap(pauses -> pauses)
            .toList());

    RetryPolicy {
        pauses = List.copyOf(pauses);
    }

    Duration longest() {
        return pauses.get(pauses.size() - 1);
    }

    static RetryPolicy after(Delivery delivery) {
        return delivery.reached() ? DEFAULT : UNREACHED;
    }

    /** @param attempts number of tries so far, at least 1 */
    Duration pause(int attempts) {
        return pauses.get(Math.min(attempts, pauses.size()) - 1);
    }
}
