package org.powersource.acceptance.faults;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.TwoNodes;
import org.powersource.devserver.Artifacts;

/**
 * From older jars to these and back, one node after the other, so that for a while both serve the same visitors.
 * {@code -Dfaults.older=<work tree>} is a built work tree of the older version.
 */
class UpgradeFaults {

    private static final String OLDER = System.getProperty("faults.older", "");
    private static final Duration SIDE_BY_SIDE = Duration.ofSeconds(10);

    @Test
    void thereAndBack() {
        assumeTrue(!OLDER.isBlank(), "No -Dfaults.older=");
        Artifacts newer = Artifacts.fromSystemProperties();
        Artifacts older = older(newer);
        try (TwoNodes nodes = TwoNodes.underLoad(older, (name, server) -> {})) {
            new Fault(
                            "upgrade and back, one node at a time",
                            Journey.SIGN_IN,
                            Journey.WITHOUT_ACCESS,
                            Journey.FORGOT_PASSWORD,
                            Journey.NEW_PASSWORD,
                            Journey.WRONG_ANSWERS,
                            Journey.INVITE,
                            Journey.ACTIVATE)
                    .on(nodes, testBed -> {
                        testBed.ledger().faultBegins();
                        Stream.of(newer, older)
                                .forEach(version -> List.of(1, 0).forEach(number -> {
                                    nodes.replace(nodes.nodes().get(number), version);
                                    Fault.pass(SIDE_BY_SIDE);
                                }));
                    });
        }
    }

    private static Artifacts older(Artifacts newer) {
        return new Artifacts(
                newer.distribution(),
                Stream.of("authenticators", "themes").map(UpgradeFaults::jar).toList(),
                Path.of(OLDER, "realm-export.json"),
                newer.cache());
    }

    private static Path jar(String module) {
        try (Stream<Path> files = Files.list(Path.of(OLDER, module, "target"))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Not built: " + OLDER + "/" + module));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
