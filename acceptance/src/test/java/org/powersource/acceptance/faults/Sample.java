package org.powersource.acceptance.faults;

import java.util.Locale;
import java.util.stream.LongStream;
import org.powersource.acceptance.suite.Jcmd;
import org.powersource.acceptance.suite.TwoNodes;

/**
 * What a node holds at one moment.
 *
 * @param signIns of all visitors on both nodes until then
 * @param heap bytes that outlive forced collections
 * @param connections of the node to the database
 */
record Sample(String node, int signIns, long heap, long threads, long connections) {

    private static final double MEGABYTE = 1e6;
    /** Some of what one leaves is gone after the next. */
    private static final int COLLECTIONS = 3;

    static Sample of(TwoNodes nodes, TwoNodes.Node node, int signIns) {
        return new Sample(
                node.name(),
                signIns,
                LongStream.generate(() -> Jcmd.heap(node.server()))
                        .limit(COLLECTIONS)
                        .min()
                        .orElseThrow(),
                (long) node.meter("jvm_threads_live_threads"),
                nodes.rows().number("select count(*) from pg_stat_activity where application_name = ?", node.name()));
    }

    double megabytes() {
        return heap / MEGABYTE;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "| %s | %d | %.1f | %d | %d |", node, signIns, megabytes(), threads, connections);
    }
}
