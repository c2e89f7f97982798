package org.powersource.devserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settings of a {@link KeycloakServer}. Every setting has a default for tests. */
public final class KeycloakServerBuilder {

    private final Artifacts artifacts;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Map<String, String> buildOptions = new LinkedHashMap<>();
    private final Map<String, String> options = new LinkedHashMap<>();
    private Port httpPort = Port.free();
    private Port managementPort = Port.free();
    private Database database = Database.h2();
    private List<Path> realms;
    private String adminUser = "admin";
    private String adminPassword = random();
    private Progress progress = Progress.SILENT;
    private @Nullable String hostname;
    private @Nullable Path directory;
    private @Nullable Path log;

    KeycloakServerBuilder(Artifacts artifacts) {
        this.artifacts = artifacts;
        this.realms = List.of(artifacts.realm());
    }

    /** 0 means a free port, which is also the default. */
    public KeycloakServerBuilder httpPort(int port) {
        return httpPort(Port.of(port, "httpPort"));
    }

    public KeycloakServerBuilder httpPort(Port port) {
        httpPort = port;
        return this;
    }

    public KeycloakServerBuilder managementPort(int port) {
        managementPort = Port.of(port, "managementPort");
        return this;
    }

    /** The full URL that people see, if not {@code http://localhost:} and the port. */
    public KeycloakServerBuilder hostname(String url) {
        hostname = url;
        return this;
    }

    public KeycloakServerBuilder database(Database value) {
        database = value;
        return this;
    }

    /** Realm files to import at the first start, instead of the suite's realm. */
    public KeycloakServerBuilder realms(Path... files) {
        realms = List.of(files);
        return this;
    }

    /** Mail server of the realm: values for the placeholders of {@code realm-export.json}. */
    public KeycloakServerBuilder mail(String host, int port) {
        return environment("POWERSOURCE_SMTP_HOST", host).environment("POWERSOURCE_SMTP_PORT", Integer.toString(port));
    }

    public KeycloakServerBuilder mail(MailServer server) {
        return mail(server.host(), server.port());
    }

    /** A variable of the server's process. */
    public KeycloakServerBuilder environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** An option of {@code kc.sh build}, without the dashes; a value for an option set here by default replaces it. */
    public KeycloakServerBuilder buildOption(String name, String value) {
        buildOptions.put(name, value);
        return this;
    }

    /** An option of {@code kc.sh start}, without the dashes; a value for an option set here by default replaces it. */
    public KeycloakServerBuilder option(String name, String value) {
        options.put(name, value);
        return this;
    }

    /**
     * One of several servers in a cluster on one database.
     *
     * @param clusterPort below 15,536: Keycloak also listens 50,000 above it
     */
    public KeycloakServerBuilder clustered(int clusterPort) {
        return option("cache", "ispn")
                .option("cache-embedded-network-bind-address", "127.0.0.1")
                .option("cache-embedded-network-bind-port", Integer.toString(clusterPort));
    }

    /** Folder of the server's data, kept when the server ends. The default is a temporary folder. */
    public KeycloakServerBuilder directory(Path path) {
        directory = path;
        return this;
    }

    /** By default {@code keycloak.log} in the server's directory, which is removed with temporary data. */
    public KeycloakServerBuilder logFile(Path file) {
        log = file;
        return this;
    }

    /** The administrator of a new server; by default the password is random. */
    public KeycloakServerBuilder admin(String user, String password) {
        adminUser = user;
        adminPassword = password;
        return this;
    }

    public KeycloakServerBuilder progress(Progress value) {
        progress = value;
        return this;
    }

    /** Builds missing parts, starts the server, and returns when it accepts requests. */
    public KeycloakServer start() {
        return prepare().start();
    }

    /** A server that isn't started yet, for offline commands. */
    public KeycloakServer prepare() {
        Path home = directory == null ? temporary() : directory.toAbsolutePath().normalize();
        return KeycloakServer.prepare(new ServerSettings(
                artifacts,
                home,
                directory == null,
                log == null ? new RunDirectory(home).log() : log,
                httpPort,
                managementPort,
                hostname == null ? "http://localhost:" + httpPort.number() : hostname,
                database,
                realms,
                adminUser,
                adminPassword,
                environment,
                buildOptions,
                options,
                progress));
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("powersource-keycloak-").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary folder", e);
        }
    }

    private static String random() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
