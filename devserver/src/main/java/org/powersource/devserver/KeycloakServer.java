package org.powersource.devserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A real Keycloak in production mode, with the suite's jars. {@link #close()} or the end of this JVM stops it. */
public final class KeycloakServer implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(4);
    private static final Duration COMMAND_LIMIT = Duration.ofMinutes(3);

    private final ServerSettings settings;
    private final RunDirectory directory;
    private @Nullable RunningProcess process;
    private boolean failed;

    private KeycloakServer(ServerSettings settings, RunDirectory directory) {
        this.settings = settings;
        this.directory = directory;
    }

    /** Settings of a server for the tests: random ports and password, temporary data; the realm is imported. */
    public static KeycloakServerBuilder builder(Artifacts artifacts) {
        return new KeycloakServerBuilder(artifacts);
    }

    static KeycloakServer prepare(ServerSettings settings) {
        try {
            RunDirectory directory = new RunDirectory(settings.directory());
            directory.attach(new BuiltHome(settings.artifacts(), settings.buildOptions()).path(settings.progress()));
            directory.offer(settings.realms());
            return new KeycloakServer(settings, directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Keycloak's folders could not be made", e);
        }
    }

    /** Returns when the server accepts requests. */
    public synchronized KeycloakServer start() {
        if (process != null) {
            throw new IllegalStateException("The server runs already");
        }
        settings.httpPort().requireFree();
        settings.managementPort().requireFree();
        settings.progress().step("Starting Keycloak (15 to 40 seconds)");
        try {
            process = command().start(startLine());
        } catch (IOException e) {
            throw new KeycloakException("kc.sh could not be run in " + directory.path(), e);
        }
        if (!new Readiness(managementUrl()).await(process, START_LIMIT)) {
            failed = true;
            boolean ended = !process.isAlive();
            stop();
            throw KeycloakException.withLog(
                    ended ? "Keycloak ended while it started" : "Keycloak was not ready in time", logFile());
        }
        return this;
    }

    /** Stops the server and all its processes; its data stay. */
    public synchronized void stop() {
        if (process != null) {
            process.close();
            process = null;
        }
    }

    /** Kills the server at once, as a power failure does. */
    public synchronized void kill() {
        if (process != null) {
            process.kill();
            process = null;
        }
    }

    public KeycloakServer restart() {
        stop();
        return start();
    }

    /**
     * Runs one of Keycloak's offline commands on this server's data. The server must be stopped. For example {@code run("export", "--realm",
     * "powersource", "--file", file)}.
     */
    public synchronized void run(String command, String... arguments) {
        if (process != null) {
            throw new IllegalStateException("Stop the server before " + command);
        }
        List<String> line = new ArrayList<>(List.of(command, "--optimized"));
        line.addAll(Arrays.asList(arguments));
        try {
            command().run(line, COMMAND_LIMIT);
        } catch (IOException e) {
            throw new KeycloakException("kc.sh could not be run in " + directory.path(), e);
        }
    }

    /** Id of its Java process, for the JDK's own tools. The server must be running. */
    public synchronized long pid() {
        return Objects.requireNonNull(process, "The server doesn't run").java();
    }

    public String url() {
        return settings.url();
    }

    /** Address of this server; {@link #url()} may be the load balancer's. */
    public String localUrl() {
        return "http://localhost:" + settings.httpPort().number();
    }

    public String realmUrl(String realm) {
        return url() + "/realms/" + realm;
    }

    /** Address of health and metrics. */
    public String managementUrl() {
        return "http://localhost:" + settings.managementPort().number();
    }

    public String adminUser() {
        return settings.adminUser();
    }

    public String adminPassword() {
        return settings.adminPassword();
    }

    public Path logFile() {
        return settings.log();
    }

    /** Stops the server and removes temporary data. After a failed start the data stay for inspection. */
    @Override
    public synchronized void close() {
        stop();
        if (settings.temporary() && !failed) {
            try {
                directory.delete();
            } catch (IOException e) {
                throw new UncheckedIOException("Left behind: " + directory.path(), e);
            }
        }
    }

    private List<String> startLine() {
        List<String> line = KeycloakOptions.line("start", settings.runOptions());
        line.add("--optimized");
        return line;
    }

    private KeycloakCommand command() {
        return new KeycloakCommand(directory.path(), settings.environment(), settings.log());
    }
}
