package org.powersource.acceptance.suite;

import org.powersource.devserver.Database;
import org.powersource.devserver.EmbeddedDatabase;

/** The database of the run's server: {@code -Ddatabase=} {@code h2} (the default), {@code postgres} or {@code mariadb}. */
record StartedDatabase(Database database, Runnable end) {

    static StartedDatabase wanted() {
        String wanted = System.getProperty("database", "h2");
        return switch (wanted) {
            case "h2" -> new StartedDatabase(Database.h2InMemory(), () -> {});
            case "postgres" -> {
                EmbeddedDatabase server = EmbeddedDatabase.start();
                yield new StartedDatabase(server.database(), server::close);
            }
            case "mariadb" -> {
                EmbeddedMariaDb server = EmbeddedMariaDb.start();
                yield new StartedDatabase(server.database(), server::close);
            }
            default ->
                throw new IllegalArgumentException("-Ddatabase=" + wanted + " is neither h2 nor postgres nor mariadb");
        };
    }
}
