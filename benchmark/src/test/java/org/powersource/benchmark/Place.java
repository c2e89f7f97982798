package org.powersource.benchmark;

import java.util.function.Consumer;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.RealmFile;
import org.powersource.acceptance.suite.Suite;
import org.powersource.devserver.Artifacts;
import org.powersource.devserver.EmbeddedDatabase;
import org.powersource.devserver.KeycloakServer;
import org.powersource.devserver.MailServer;

/** One server with all that it needs, on a PostgreSQL that waits for its disk as it does in production. */
record Place(EmbeddedDatabase database, KeycloakServer server, Suite suite) implements AutoCloseable {

    static Place start() {
        EmbeddedDatabase database = EmbeddedDatabase.durable();
        MailServer mail = MailServer.start();
        KeycloakServer server = KeycloakServer.builder(Artifacts.fromSystemProperties())
                .database(database.database())
                .mail(mail)
                .progress(System.out::println)
                .start();
        return new Place(database, server, Suite.on(server, mail));
    }

    /** Forgot My Password in a realm whose limits no visitor meets. */
    PasswordRecovery recovery(String name, Consumer<RealmFile> change) {
        return PasswordRecovery.in(suite, name, file -> {
            PasswordRecovery.mailOption(
                    PasswordRecovery.mailOption(file, "mailsPerHour", "1000"), "mailsPerHourAndClient", "100000");
            change.accept(file);
        });
    }

    @Override
    public void close() {
        suite.close();
        server.close();
        database.close();
    }
}
