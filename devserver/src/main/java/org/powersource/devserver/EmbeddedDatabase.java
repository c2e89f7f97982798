package org.powersource.devserver;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** A PostgreSQL of its own, in a temporary folder, on the loopback address; ends with {@link #close()} or this JVM. */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final String USER = "postgres";

    private final EmbeddedPostgres postgres;

    private EmbeddedDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    public static EmbeddedDatabase start() {
        return start(Map.of());
    }

    /** With settings as they stand in {@code postgresql.conf}. */
    public static EmbeddedDatabase start(Map<String, String> settings) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
        settings.forEach(builder::setServerConfig);
        try {
            return new EmbeddedDatabase(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start; its binaries are for Linux on amd64", e);
        }
    }

    /** For {@link KeycloakServerBuilder#database}. The server trusts local connections: any password will do. */
    public Database database() {
        return Database.postgres(jdbcUrl(), USER, USER);
    }

    /** The same, for one of several servers: the database knows the server's statements by this name. */
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

    /** For a test's own look into the tables. */
    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not end", e);
        }
    }
}
