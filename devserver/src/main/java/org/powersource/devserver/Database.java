package org.powersource.devserver;

import java.nio.file.Path;
import java.util.Map;

/**
 * Keycloak's database.
 *
 * @param vendor Keycloak's build option {@code db}
 * @param environment variables for the connection; not on the command line, which everybody can read, because they may contain a password
 */
public record Database(String vendor, Map<String, String> environment) {

    private static final String URL = "KC_DB_URL";
    private static final String PROPERTIES = "KC_DB_URL_PROPERTIES";

    /**
     * H2 plans a query anew each time unless it remembers the statement, eight of a connection by default. Some of Keycloak's queries for admin
     * permissions join seven tables, and to plan one takes longer than all else of a request.
     */
    private static final String H2 = ";NON_KEYWORDS=VALUE;QUERY_CACHE_SIZE=512";

    public Database {
        environment = Map.copyOf(environment);
    }

    /** An H2 file in the server's own data directory. */
    public static Database h2() {
        return new Database("dev-file", Map.of(PROPERTIES, H2));
    }

    /** H2 without a file, which takes less of the processor. Ends with the server. */
    public static Database h2InMemory() {
        return new Database("dev-mem", Map.of(PROPERTIES, H2 + ";DB_CLOSE_DELAY=-1"));
    }

    /** An H2 file in the given directory, which outlives the server. */
    public static Database h2(Path directory) {
        Path file = directory.toAbsolutePath().resolve("keycloakdb");
        return new Database("dev-file", Map.of(URL, "jdbc:h2:file:" + file + H2));
    }

    public static Database postgres(String url, String user, String password) {
        return new Database("postgres", Map.of(URL, url, "KC_DB_USERNAME", user, "KC_DB_PASSWORD", password));
    }

    /**
     * A MariaDB.
     *
     * @param url with {@code transactionIsolation=READ-COMMITTED}, which the suite needs
     */
    public static Database mariaDb(String url, String user, String password) {
        return new Database("mariadb", Map.of(URL, url, "KC_DB_USERNAME", user, "KC_DB_PASSWORD", password));
    }

    @Override
    public String toString() {
        return vendor;
    }
}
