package org.powersource.idp;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;

/** The databases that the suite is tested with. Each has one server in this JVM, started when it is first needed. */
public enum DatabaseVendor {
    H2 {
        @Override
        public String newDatabase() {
            return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;NON_KEYWORDS=VALUE";
        }
    },

    POSTGRESQL {
        @Override
        public String newDatabase() {
            String name = unused();
            execute(Postgres.SERVER.getJdbcUrl("postgres", "postgres"), "create database " + name);
            return Postgres.SERVER.getJdbcUrl("postgres", name);
        }
    },

    MARIADB {
        /** With the collation that Keycloak's guide recommends: it ignores letter case and accents. */
        @Override
        public String newDatabase() {
            String name = unused();
            execute(
                    MariaDb.SERVER.url(""),
                    "create database " + name + " character set utf8mb4 collate utf8mb4_unicode_ci");
            return MariaDb.SERVER.url(name);
        }
    };

    /** Starts when it is first used. */
    private static final class Postgres {

        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** For {@code @MethodSource}: those that the build asks for. */
    public static final String TESTED = "org.powersource.idp.DatabaseVendor#tested";

    static Stream<DatabaseVendor> tested() {
        return Arrays.stream(System.getProperty("databases", "H2,POSTGRESQL").split(",", -1))
                .map(DatabaseVendor::valueOf);
    }

    /** Makes an empty database; returns its JDBC URL, with the user. */
    public abstract String newDatabase();

    private static String unused() {
        return "test_" + UUID.randomUUID().toString().replace("-", "");
    }

    private static void execute(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
