package org.powersource.idp.limit;

import java.time.Duration;

/**
 * So much in so much time, counted from the first on.
 *
 * @param name short and stable: it is part of what is stored
 * @param hold how long it is closed from the last one on that was let through; no time for: until the window ends
 */
public record Limit(String name, int max, Duration window, Duration hold) {

    public Limit {
        if (max < 1 || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("Limit " + name + ": at least 1 in more than no time");
        }
    }

    /** Closed until the window ends, and no longer. */
    public Limit(String name, int max, Duration window) {
        this(name, max, window, Duration.ZERO);
    }

    /** How long the first one closes or counts: where there may be no second, it is the last one as well. */
    Duration first() {
        return max == 1 && hold.compareTo(window) > 0 ? hold : window;
    }
}
