package org.powersource.acceptance.faults;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.RealmRepresentation;
import org.powersource.acceptance.suite.TwoNodes;
import org.powersource.devserver.Artifacts;

/**
 * The clock of one node or of both jumps by an hour, while they run; by a few lines of C that the dynamic linker puts in front of the
 * system's clock ({@code src/test/c/clock.c}; needs {@code cc}). Under libfaketime a node takes ten times as long for everything.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClockFaults {

    private static final String SOURCE = "src/test/c/clock.c";
    private static final List<String> BOTH = List.of("node-1", "node-2");
    private static final Duration WHILE = Duration.ofSeconds(20);
    /** In seconds. */
    private static final int DAY = 86_400;

    private Path folder;

    private @Nullable TwoNodes nodes;

    @BeforeAll
    void start(@TempDir Path temporary) throws InterruptedException {
        folder = temporary;
        Path clock = folder.resolve("clock.so");
        assumeTrue(compiles(clock), "No C compiler, cc");
        BOTH.forEach(node -> set(node, Duration.ZERO));
        nodes = TwoNodes.underLoad(
                Artifacts.fromSystemProperties(),
                (name, server) -> server.environment("LD_PRELOAD", clock.toString())
                        .environment("CLOCK", file(name).toString()));
        administratorStays(nodes.suite().admin());
    }

    /** Whose sign-in isn't what this is about. */
    private static void administratorStays(Keycloak admin) {
        RealmRepresentation master = new RealmRepresentation();
        master.setAccessTokenLifespan(DAY);
        master.setSsoSessionIdleTimeout(DAY);
        master.setSsoSessionMaxLifespan(DAY);
        admin.realm("master").update(master);
        admin.tokenManager().grantToken();
    }

    private static boolean compiles(Path clock) throws InterruptedException {
        try {
            return new ProcessBuilder("cc", "-O2", "-shared", "-fPIC", "-o", clock.toString(), SOURCE, "-ldl")
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @AfterAll
    void end() {
        if (nodes != null) {
            nodes.close();
        }
    }

    @Test
    void ofBothJumpForward() {
        jump("clocks of both nodes an hour forward", BOTH, Duration.ofHours(1));
    }

    @Test
    void ofBothJumpBack() {
        jump("clocks of both nodes an hour back", BOTH, Duration.ofHours(-1));
    }

    @Test
    void ofOneJumpsForward() {
        jump("clock of one node an hour ahead", List.of("node-2"), Duration.ofHours(1));
    }

    /** And returns to the right time, which is a jump, too. */
    private void jump(String name, List<String> where, Duration ahead) {
        new Fault(
                        name,
                        Journey.SIGN_IN,
                        Journey.WITHOUT_ACCESS,
                        Journey.FORGOT_PASSWORD,
                        Journey.FORGOT_PASSWORD,
                        Journey.INVITE)
                .movesTime()
                .on(Objects.requireNonNull(nodes), testBed -> {
                    testBed.mailServer().takes(Duration.ofMillis(500));
                    testBed.ledger().faultBegins();
                    where.forEach(node -> set(node, ahead));
                    Fault.pass(WHILE);
                    where.forEach(node -> set(node, Duration.ZERO));
                    testBed.mailServer().takes(Duration.ZERO);
                });
    }

    private Path file(String node) {
        return folder.resolve(node);
    }

    /** Written over, never cut: the node has it in its memory. */
    private void set(String node, Duration ahead) {
        try (FileChannel file = FileChannel.open(file(node), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .putLong(ahead.toSeconds())
                    .flip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
