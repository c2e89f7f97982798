package org.powersource.benchmark;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * The visits of one side that began in its time of one round.
 *
 * @param millis how long each took that ended well
 */
record Turn(Side side, Queue<Double> millis, AtomicInteger failures) {

    private static final double MILLION = 1e6;
    private static final int P95 = 95;

    Turn(Side side) {
        this(side, new ConcurrentLinkedQueue<>(), new AtomicInteger());
    }

    void add(long nanos) {
        millis.add(nanos / MILLION);
    }

    /**
     * Visits in a second, as Little's law has it: visitors who come again at once, divided by how long a visit takes. To count visits would
     * leave whole numbers, twenty or so in a turn: steps of 5 percent.
     */
    double rate() {
        return Contest.VISITORS * 1e3 / new Mean().evaluate(values());
    }

    /** Milliseconds. */
    double p95() {
        return new Percentile(P95).evaluate(values());
    }

    private double[] values() {
        return millis.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
