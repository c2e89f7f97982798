package org.powersource.idp.outbox;

import java.time.Duration;

/**
 * So much in so much time, counted from the first on.
 *
 * @param name short and stable: it is part of what is stored
 */
public record Limit(String name, int max, Duration window) {

    public Limit {
        if (max < 1 || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("Limit " + name + ": at least 1 in more than no time");
        }
    }
}
