package org.powersource.idp.mail.worker;

import java.time.Duration;
import java.time.Instant;

/**
 * Cap on mails a minute: a token bucket that fills steadily. It has room for the mails of one second, at least one.
 *
 * @see OutboxSettings#lowPriorityPerMinute()
 */
final class RateCap {

    private static final double SECONDS = 60;

    private final int perMinute;
    private final double most;
    private double held;
    private Instant filled;

    /**
     * A cap whose bucket is full.
     *
     * @param perMinute 0 for no cap
     */
    RateCap(int perMinute, Instant now) {
        this.perMinute = perMinute;
        this.most = Math.max(1, perMinute / SECONDS);
        this.held = most;
        this.filled = now;
    }

    /** Number of mails that may be sent now. */
    int allowance(Instant now) {
        if (perMinute == 0) {
            return Integer.MAX_VALUE;
        }
        double seconds = Math.max(0, Duration.between(filled, now).toMillis()) / 1000.0;
        held = Math.min(most, held + seconds * perMinute / SECONDS);
        filled = now;
        return (int) held;
    }

    void took(int mails) {
        held -= mails;
    }
}
