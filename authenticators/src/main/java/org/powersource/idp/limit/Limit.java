package org.powersource.idp.limit;

import java.time.Duration;

/**
 * At most {@code max} events in any period of the length {@code window}.
 *
 * @param name short and stable: it is part of what is stored
 * @param hold lock time after the event that reaches {@code max}; zero: until the oldest event leaves the window
 */
public record Limit(String name, int max, Duration window, Duration hold) {

    public Limit {
        if (max < 1 || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("Limit " + name + ": max must be at least 1, window more than zero");
        }
    }

    /** A limit without a lock time. */
    public Limit(String name, int max, Duration window) {
        this(name, max, window, Duration.ZERO);
    }
}
