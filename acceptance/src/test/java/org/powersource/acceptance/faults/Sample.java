package org.powersource.acceptance.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.powersource.acceptance.suite.TwoNodes;

/**
 * What a node holds at one moment.
 *
 * @param signIns of all visitors on both nodes until then
 * @param heap bytes that outlive a forced collection
 * @param connections of the node to the database
 */
record Sample(String node, int signIns, long heap, long threads, long connections) {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final double MEGABYTE = 1e6;

    static Sample of(TwoNodes nodes, TwoNodes.Node node, int signIns) {
        return new Sample(
                node.name(),
                signIns,
                heap(node),
                (long) node.meter("jvm_threads_live_threads"),
                nodes.rows().number("select count(*) from pg_stat_activity where application_name = ?", node.name()));
    }

    /** The histogram counts what lives, so the JVM collects first. */
    private static long heap(TwoNodes.Node node) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process process = new ProcessBuilder(
                            jcmd, Long.toString(node.server().pid()), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher total = TOTAL.matcher(text);
            if (!total.find()) {
                throw new IllegalStateException("No histogram: " + text);
            }
            return Long.parseLong(total.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException("No JDK with jcmd at " + jcmd, e);
        }
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
