package org.powersource.acceptance.suite;

import java.nio.file.Path;

/** Where a failed test leaves what its browsers showed. */
final class Failures {

    static final Path FOLDER = Path.of(System.getProperty("powersource.failures", "target/failures"));

    private Failures() {}

    /** A path that names the test; {@code end} tells its files apart. */
    static Path file(String test, String end) {
        return FOLDER.resolve(test.replaceAll("[^A-Za-z0-9.]+", "-") + end);
    }
}
