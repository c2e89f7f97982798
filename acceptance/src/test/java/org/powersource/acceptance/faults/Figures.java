package org.powersource.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a fault did.
 *
 * @param requests journeys that visitors ran
 * @param accepted of these, how many ended as without a fault
 * @param promised mails that answers promised
 * @param copies mails that came once more
 * @param lost promised mails that didn't come
 * @param failedFor from the fault to the last journey that failed
 * @param longestWait for a promised mail
 * @param failures what went wrong how often
 * @param broken promises that weren't kept
 */
record Figures(
        String fault,
        int requests,
        int accepted,
        int promised,
        long copies,
        long lost,
        Duration failedFor,
        Duration longestWait,
        Map<String, Integer> failures,
        List<String> broken) {

    private static final Path REPORT = Path.of("target", "faults.txt");

    static {
        try {
            Files.deleteIfExists(REPORT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a row to {@code acceptance/target/faults.txt}, and fails if something was lost. */
    Figures report() {
        String text = String.format(
                        Locale.ROOT,
                        "| %s | %d | %d | %d | %d | %d | %.1f s | %.1f s |%n",
                        fault,
                        requests,
                        accepted,
                        promised,
                        copies,
                        lost,
                        failedFor.toMillis() / 1e3,
                        longestWait.toMillis() / 1e3)
                + failures.entrySet().stream()
                        .map(failure -> "  " + failure.getValue() + " x " + failure.getKey() + "\n")
                        .reduce("", String::concat);
        System.out.print(text);
        try {
            Files.writeString(REPORT, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(broken).as(fault).isEmpty();
        assertThat(lost).as("lost").isZero();
        assertThat(accepted).as("accepted").isPositive();
        return this;
    }
}
