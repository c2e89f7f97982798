package org.powersource.devserver;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One call of {@code kc.sh}.
 *
 * @param home folder that contains {@code bin/kc.sh}
 * @param environment variables to add; the caller's own {@code KC_*} variables don't reach Keycloak
 * @param log receives all output, appended
 */
record KeycloakCommand(Path home, Map<String, String> environment, Path log) {

    private static final List<String> FOREIGN = List.of("JAVA", "JAVA_OPTS", "JAVA_OPTS_APPEND", "DEBUG");

    RunningProcess start(List<String> arguments) throws IOException {
        List<String> line = new ArrayList<>();
        line.add("/bin/sh");
        line.add(home.resolve("bin").resolve("kc.sh").toString());
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line).directory(home.toFile());
        Map<String, String> variables = builder.environment();
        variables.keySet().removeIf(name -> name.startsWith("KC_") || FOREIGN.contains(name));
        variables.put("JAVA_HOME", System.getProperty("java.home"));
        variables.putAll(environment);
        Files.createDirectories(log.toAbsolutePath().resolveSibling("."));
        builder.redirectErrorStream(true);
        builder.redirectInput(new File("/dev/null"));
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return new RunningProcess(builder.start());
    }

    /** Waits for the end. Failure or time-out throws an exception with the end of the log. */
    void run(List<String> arguments, Duration limit) throws IOException {
        try (RunningProcess process = start(arguments)) {
            int code = process.await(limit);
            if (code != 0) {
                throw KeycloakException.withLog("kc.sh " + arguments.get(0) + " ended with " + code, log);
            }
        }
    }
}
