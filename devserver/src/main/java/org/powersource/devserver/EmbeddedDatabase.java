package org.powersource.devserver;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** A PostgreSQL server in a temporary folder, on the loopback address. {@link #close()} or the end of this JVM stops it. */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final String USER = "postgres";

    private final Map<String, String> settings;
    private final Path folder;
    private final Port port = Port.free();
    private EmbeddedPostgres postgres;

    private EmbeddedDatabase(Map<String, String> settings) {
        this.settings = settings;
        this.folder = folder();
        this.postgres = run();
    }

    public static EmbeddedDatabase start() {
        return start(Map.of());
    }

    /** With settings in the form of {@code postgresql.conf}. */
    public static EmbeddedDatabase start(Map<String, String> settings) {
        return new EmbeddedDatabase(Map.copyOf(settings));
    }

    /** With commits that wait for the disk, as in production. */
    public static EmbeddedDatabase durable() {
        return start(Map.of("fsync", "on", "synchronous_commit", "on"));
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("powersource-postgres-").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary folder", e);
        }
    }

    private EmbeddedPostgres run() {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPort(port.number())
                .setDataDirectory(folder)
                .setCleanDataDirectory(false);
        settings.forEach(builder::setServerConfig);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start; its binaries are for Linux on amd64", e);
        }
    }

    /** Ends all connections; {@link #restart()} brings it back with its data, at the same address. */
    public void stop() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not end", e);
        }
    }

    /** After {@link #stop()}. */
    public void restart() {
        postgres = run();
    }

    /** For {@link KeycloakServerBuilder#database}. The server accepts any password from local connections. */
    public Database database() {
        return Database.postgres(jdbcUrl(), USER, USER);
    }

    /** The same for one of several servers. The name marks this server's statements in the database's log. */
    public Database databaseFor(String server) {
        return Database.postgres(jdbcUrl() + "?ApplicationName=" + server, USER, USER);
    }

    /** For a test's own statements; the caller closes it. */
    public Connection connect() {
        try {
            return DriverManager.getConnection(jdbcUrl(), USER, USER);
        } catch (SQLException e) {
            throw new IllegalStateException("No connection to PostgreSQL", e);
        }
    }

    /** For a test that reads the tables. */
    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + port.number() + "/postgres";
    }

    @Override
    public void close() {
        stop();
        try {
            new FileTree(folder).delete();
        } catch (IOException e) {
            throw new UncheckedIOException("Left behind: " + folder, e);
        }
    }
}
