package org.powersource.acceptance.suite;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for work that the server does in the background. The pauses between checks get longer. */
public final class Eventually {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    private Eventually() {}

    public static void until(String what, Duration limit, BooleanSupplier condition) {
        Instant end = Instant.now().plus(limit);
        long pause = FIRST_PAUSE.toNanos();
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("Not " + what + " within " + limit);
            }
            LockSupport.parkNanos(pause);
            pause = Math.min(pause + pause / 10, LONGEST_PAUSE.toNanos());
        }
    }
}
