package org.powersource.acceptance.faults;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.powersource.acceptance.suite.TwoNodes;
import org.powersource.devserver.Artifacts;

/**
 * The clock of one node or of both jumps by an hour, while they run; by libfaketime, which the dynamic linker puts in front of
 * the system's clock. {@code apt-get install libfaketime}, or {@code -Dfaults.libfaketime=<path>}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClockFaults {

    private static final Path LIBRARY =
            Path.of(System.getProperty("faults.libfaketime", "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"));
    private static final List<String> BOTH = List.of("node-1", "node-2");
    private static final Duration WHILE = Duration.ofSeconds(20);
    private static final String NOW = "+0";

    private Path folder;

    private @Nullable TwoNodes nodes;

    @BeforeAll
    void start(@TempDir Path temporary) {
        folder = temporary;
        assumeTrue(Files.exists(LIBRARY), "No " + LIBRARY);
        BOTH.forEach(node -> set(node, NOW));
        nodes = TwoNodes.underLoad(
                Artifacts.fromSystemProperties(),
                (name, server) -> server.environment("LD_PRELOAD", LIBRARY.toString())
                        .environment("FAKETIME_TIMESTAMP_FILE", clock(name).toString())
                        .environment("FAKETIME_CACHE_DURATION", "1")
                        .environment("FAKETIME_DONT_FAKE_MONOTONIC", "1"));
    }

    @AfterAll
    void end() {
        if (nodes != null) {
            nodes.close();
        }
    }

    @Test
    void ofBothJumpForward() {
        jump("clocks of both nodes an hour forward", BOTH, "+1h");
    }

    @Test
    void ofBothJumpBack() {
        jump("clocks of both nodes an hour back", BOTH, "-1h");
    }

    @Test
    void ofOneJumpsForward() {
        jump("clock of one node an hour ahead", List.of("node-2"), "+1h");
    }

    /** And returns to the right time, which is a jump, too. */
    private void jump(String name, List<String> where, String offset) {
        new Fault(
                        name,
                        Errand.SIGN_IN,
                        Errand.WITHOUT_ACCESS,
                        Errand.FORGOT_PASSWORD,
                        Errand.FORGOT_PASSWORD,
                        Errand.INVITE)
                .outlivesSessions()
                .on(Objects.requireNonNull(nodes), town -> {
                    town.mailServer().takes(Duration.ofMillis(500));
                    town.ledger().faultBegins();
                    where.forEach(node -> set(node, offset));
                    Fault.pass(WHILE);
                    where.forEach(node -> set(node, NOW));
                    town.mailServer().takes(Duration.ZERO);
                });
    }

    private Path clock(String node) {
        return folder.resolve(node);
    }

    private void set(String node, String offset) {
        try {
            Files.writeString(clock(node), offset + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
