package org.powersource.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
 * The file system with the logs of both nodes is full, for a while. It is a small tmpfs, so this needs Linux and root. Both logs are on it: what
 * Keycloak writes to its standard output and what it writes to a file.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiskFaults {

    private static final Duration FULL = Duration.ofSeconds(20);

    private Path disk;

    private boolean mounted;
    private @Nullable TwoNodes nodes;

    @BeforeAll
    void start(@TempDir Path temporary) {
        disk = temporary;
        mounted = run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString());
        assumeTrue(mounted, "No right to mount a tmpfs");
        nodes = TwoNodes.underLoad(
                Artifacts.fromSystemProperties(),
                (name, server) -> server.logFile(disk.resolve(name + "-output.log"))
                        .option("log", "console,file")
                        .option("log-file", disk.resolve(name + ".log").toString()));
    }

    @AfterAll
    void end() {
        if (nodes != null) {
            nodes.close();
        }
        if (mounted) {
            run("umount", disk.toString());
        }
    }

    @Test
    void isFullForTheLog() {
        new Fault(
                        "disk of the logs full for " + FULL.toSeconds() + " s",
                        Journey.SIGN_IN,
                        Journey.WITHOUT_ACCESS,
                        Journey.FORGOT_PASSWORD,
                        Journey.INVITE,
                        Journey.ACTIVATE)
                .on(Objects.requireNonNull(nodes), testBed -> {
                    testBed.ledger().faultBegins();
                    Path filler = fill();
                    Fault.pass(FULL);
                    assertThat(disk.toFile().getUsableSpace()).isZero();
                    empty(filler);
                });
    }

    /** Until not one byte more goes onto it. */
    private Path fill() {
        Path filler = disk.resolve("filler");
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (disk.toFile().getUsableSpace() > 0) {
                out.write(new byte[4096]);
            }
            return filler;
        } catch (IOException e) {
            return filler;
        }
    }

    private static void empty(Path filler) {
        try {
            Files.delete(filler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
