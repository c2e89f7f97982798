package org.powersource.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What was measured and what it was to be, as a table. {@link #close} writes it to {@code benchmark/target/performance.md}, and fails if a
 * limit was missed for certain: if the whole interval lies beyond it.
 */
final class Report implements AutoCloseable {

    private static final Path FILE = Path.of("target", "performance.md");

    static {
        write(String.format(
                Locale.ROOT,
                "# What was measured%n%n%d processors, %s %s, Java %s%n",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.version()));
    }

    private final StringBuilder text = new StringBuilder();
    private final List<String> missed = new ArrayList<>();

    Report(String title) {
        text.append("\n## ").append(title).append("\n\n");
    }

    Report say(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
        return this;
    }

    /** Before the rows of comparisons. */
    Report table() {
        return say("| what | median | beside | estimate (95 %% interval) | limit | |%n|---|---|---|---|---|---|");
    }

    /**
     * One number of each turn, in pairs.
     *
     * @param number its unit stands in {@code what}
     */
    Report atMost(double limit, String what, Function<Turn, Double> number, List<Turn> ours, List<Turn> theirs) {
        return atMost(limit, what, numbers(number, ours), numbers(number, theirs));
    }

    Report atLeast(double limit, String what, Function<Turn, Double> number, List<Turn> ours, List<Turn> theirs) {
        return atLeast(limit, what, numbers(number, ours), numbers(number, theirs));
    }

    Report atMost(double limit, String what, List<Double> ours, List<Double> theirs) {
        return atMost(limit, what, ours, theirs, Estimate.ratio(ours, theirs));
    }

    /** By how much ours may be above theirs, in their unit. */
    Report atMostMore(double limit, String what, List<Double> ours, List<Double> theirs) {
        return atMost(limit, what, ours, theirs, Estimate.difference(ours, theirs));
    }

    private Report atMost(double limit, String what, List<Double> ours, List<Double> theirs, Estimate estimate) {
        return row(what, ours, theirs, estimate, "at most " + limit, estimate.low() > limit, estimate.high() <= limit);
    }

    private Report atLeast(double limit, String what, List<Double> ours, List<Double> theirs) {
        Estimate ratio = Estimate.ratio(ours, theirs);
        return row(what, ours, theirs, ratio, "at least " + limit, ratio.high() < limit, ratio.low() >= limit);
    }

    private Report row(
            String what,
            List<Double> ours,
            List<Double> theirs,
            Estimate estimate,
            String limit,
            boolean isMissed,
            boolean isHeld) {
        if (isMissed) {
            missed.add(what + ": " + estimate + " was to be " + limit);
        }
        return say(
                "| %s | %.1f | %.1f | %s | %s | %s |",
                what,
                Estimate.median(ours),
                Estimate.median(theirs),
                estimate,
                limit,
                isMissed ? "missed" : isHeld ? "held" : "open");
    }

    private static List<Double> numbers(Function<Turn, Double> number, List<Turn> turns) {
        return turns.stream().map(number).toList();
    }

    @Override
    public void close() {
        System.out.print(text);
        write(text, StandardOpenOption.APPEND);
        assertThat(missed).isEmpty();
    }

    private static void write(CharSequence text, OpenOption... options) {
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, text, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
