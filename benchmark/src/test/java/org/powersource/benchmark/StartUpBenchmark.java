package org.powersource.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.Jcmd;
import org.powersource.acceptance.suite.Suite;
import org.powersource.devserver.Artifacts;
import org.powersource.devserver.EmbeddedDatabase;
import org.powersource.devserver.KeycloakServer;
import org.powersource.devserver.MailServer;

/** How long a server takes to start with our jars and with our realm, beside one without the jars and with a realm as Keycloak makes it. */
class StartUpBenchmark {

    private static final int PAIRS = Integer.getInteger("benchmark.rounds", 10);
    private static final double MOST = 1.05;
    private static final double MOST_MEGABYTES = 10;
    private static final double MEGABYTE = 1e6;

    /**
     * What was seen of one kind of server, one number for each start.
     *
     * @param seconds from the command until it took requests
     * @param heap megabytes in use then
     */
    private record Starts(List<Double> seconds, List<Double> heap) {

        Starts() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        void add(KeycloakServer server) {
            long start = System.nanoTime();
            server.start();
            seconds.add((System.nanoTime() - start) / 1e9);
            heap.add(Jcmd.heap(server) / MEGABYTE);
            server.stop();
        }
    }

    @Test
    void jarsCostLittle() {
        Artifacts all = Artifacts.fromSystemProperties();
        try (EmbeddedDatabase one = EmbeddedDatabase.durable();
                EmbeddedDatabase other = EmbeddedDatabase.durable();
                KeycloakServer stock = server(all.withoutProviders(), one, Suite::freshRealm);
                KeycloakServer ours = server(all, other, suite -> suite.variant("ours", file -> {}))) {
            Starts theirs = new Starts();
            Starts mine = new Starts();
            for (int pair = 0; pair < PAIRS; pair++) {
                boolean first = pair % 2 == 0;
                (first ? theirs : mine).add(first ? stock : ours);
                (first ? mine : theirs).add(first ? ours : stock);
            }
            new Report("Start, with our jars and realm beside without")
                    .table()
                    .atMost(MOST, "start in s, ratio", mine.seconds(), theirs.seconds())
                    .atMostMore(MOST_MEGABYTES, "heap in use in MB, difference", mine.heap(), theirs.heap())
                    .close();
        }
    }

    /** One that has a realm, and has ended. */
    private static KeycloakServer server(Artifacts artifacts, EmbeddedDatabase database, Consumer<Suite> realm) {
        MailServer mail = MailServer.start();
        KeycloakServer server = KeycloakServer.builder(artifacts)
                .database(database.database())
                .realms()
                .progress(System.out::println)
                .start();
        try (Suite suite = Suite.on(server, mail)) {
            realm.accept(suite);
        }
        server.stop();
        return server;
    }
}
