package org.powersource.acceptance.suite;

import java.nio.file.Path;

/** Folder for the screenshots and pages of failed tests. */
final class Failures {

    static final Path FOLDER = Path.of(System.getProperty("powersource.failures", "target/failures"));

    private Failures() {}

    /** A path with the test's name and the given end. */
    static Path file(String test, String end) {
        return FOLDER.resolve(test.replaceAll("[^A-Za-z0-9.]+", "-") + end);
    }
}
