package org.powersource.benchmark;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * The visits of one side that began in its time of one round.
 *
 * @param millis how long each took that ended well
 */
record Turn(Side side, Duration length, Queue<Double> millis, AtomicInteger failures) {

    private static final double MILLION = 1e6;
    private static final int P95 = 95;

    Turn(Side side, Duration length) {
        this(side, length, new ConcurrentLinkedQueue<>(), new AtomicInteger());
    }

    void add(long nanos) {
        millis.add(nanos / MILLION);
    }

    /** Visits in a second. */
    double rate() {
        return millis.size() * 1e3 / length.toMillis();
    }

    /** Milliseconds. */
    double p95() {
        return new Percentile(P95)
                .evaluate(millis.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
