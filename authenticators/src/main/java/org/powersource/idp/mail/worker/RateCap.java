package org.powersource.idp.mail.worker;

import java.time.Duration;
import java.time.Instant;

/**
 * So many mails in any minute, by a bucket that fills steadily and holds a second's worth, at least one.
 *
 * @see OutboxSettings#patientPerMinute()
 */
final class RateCap {

    private static final double SECONDS = 60;

    private final int perMinute;
    private final double most;
    private double held;
    private Instant filled;

    /**
     * Full at first.
     *
     * @param perMinute 0 for no cap
     */
    RateCap(int perMinute, Instant now) {
        this.perMinute = perMinute;
        this.most = Math.max(1, perMinute / SECONDS);
        this.held = most;
        this.filled = now;
    }

    /** How many may go now. */
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
