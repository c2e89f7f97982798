package org.powersource.acceptance.suite;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A script of {@code docs/examples}, run like its readers do. */
public record Example(String name) {

    private static final List<String> NEEDED = List.of("bash", "curl", "jq");

    /**
     * The script's result.
     *
     * @param said both outputs, in their order
     */
    public record Result(int code, String said) {}

    public Path path() {
        return RealmFile.path().resolveSibling("docs/examples").resolve(name);
    }

    /** Skips the test if the machine lacks a program that the scripts need. */
    public Result run(Map<String, String> environment, String... arguments) {
        NEEDED.forEach(
                tool -> assumeTrue(isInstalled(tool), () -> "The examples need " + tool + ", which isn't on the PATH"));
        List<String> line = Stream.concat(Stream.of("bash", path().toString()), Arrays.stream(arguments))
                .toList();
        ProcessBuilder command = new ProcessBuilder(line).redirectErrorStream(true);
        command.environment().putAll(environment);
        try {
            Process process = command.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isInstalled(String tool) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }
}
