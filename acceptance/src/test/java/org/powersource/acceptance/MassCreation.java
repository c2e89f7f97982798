package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.RealmEventsConfigRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.devserver.Artifacts;
import org.powersource.devserver.Database;
import org.powersource.devserver.EmbeddedDatabase;
import org.powersource.devserver.KeycloakServer;
import org.powersource.devserver.MailServer;

/**
 * How much slower accounts are created because each gets an activation mail: {@code mvn verify -Pbenchmark}. The same realm with
 * and without the listener {@code powersource-accounts}, in turns, so that whatever else the machine does meets both. No test of a
 * plain build.
 *
 * <p>{@code -Dbenchmark.accounts=} (10000) for each of the two; {@code -Dbenchmark.mailsPerMinute=} (60) caps sending, as an
 * administrator would; {@code -Ddatabase=postgres} as everywhere. Writes {@code acceptance/target/mass-creation.txt}.
 */
class MassCreation {

    private static final int ACCOUNTS = Integer.getInteger("benchmark.accounts", 10_000);
    private static final String MAILS = System.getProperty("benchmark.mailsPerMinute", "60");
    private static final int ROUND = 50;
    private static final int WARM_UP = 10;
    private static final double MOST = 1.1;

    @Test
    void activationMailsDoNotSlowCreationDown() throws IOException {
        boolean onPostgres = System.getProperty("database", "h2").equals("postgres");
        try (EmbeddedDatabase postgres = onPostgres ? EmbeddedDatabase.start() : null;
                MailServer mail = MailServer.start();
                KeycloakServer server = KeycloakServer.builder(Artifacts.fromSystemProperties())
                        .database(postgres == null ? Database.h2() : postgres.database())
                        .mail(mail)
                        .option("spi-powersource-outbox--default--patient-mails-per-minute", MAILS)
                        .progress(System.out::println)
                        .start();
                Keycloak admin = Keycloak.getInstance(
                        server.url(), "master", server.adminUser(), server.adminPassword(), "admin-cli")) {
            Report report = measure(admin.realm("powersource"));
            String text = report.text(onPostgres ? "PostgreSQL" : "H2");
            System.out.println(text);
            Files.writeString(Path.of("target", "mass-creation.txt"), text);
            assertThat(report.ratio()).isLessThan(MOST);
        }
    }

    /** One realm, so that both are alike in everything but the listener. */
    private static Report measure(RealmResource realm) {
        Report report = new Report(new ArrayList<>(), new ArrayList<>());
        int rounds = Math.max(1, ACCOUNTS / ROUND);
        for (int i = -WARM_UP; i < rounds; i++) {
            boolean withFirst = i % 2 == 0;
            Duration first = round(realm, withFirst);
            Duration second = round(realm, !withFirst);
            if (i >= 0) {
                report.with().add(withFirst ? first : second);
                report.without().add(withFirst ? second : first);
            }
        }
        return report;
    }

    private static Duration round(RealmResource realm, boolean listening) {
        RealmEventsConfigRepresentation events = realm.getRealmEventsConfig();
        events.setEventsListeners(
                listening ? List.of("jboss-logging", "powersource-accounts") : List.of("jboss-logging"));
        realm.updateRealmEventsConfig(events);
        // What the change of the realm costs belongs to nobody.
        create(realm);
        long start = System.nanoTime();
        for (int i = 0; i < ROUND; i++) {
            create(realm);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void create(RealmResource realm) {
        UserRepresentation user = new UserRepresentation();
        user.setUsername("Pat." + UUID.randomUUID() + "@springfield.example");
        user.setEmail(user.getUsername());
        user.setFirstName("Pat");
        user.setLastName("Lee");
        user.setEnabled(true);
        user.setAttributes(Map.of("siteAccess", List.of("powersource")));
        try (Response response = realm.users().create(user)) {
            assertThat(response.getStatus()).isEqualTo(201);
        }
    }

    private record Report(List<Duration> with, List<Duration> without) {

        double ratio() {
            return median(with) / median(without);
        }

        /** Milliseconds for one account. */
        private static double median(List<Duration> rounds) {
            List<Duration> sorted = rounds.stream().sorted().toList();
            return sorted.get(sorted.size() / 2).toNanos() / 1e6 / ROUND;
        }

        String text(String database) {
            return "%s, %d accounts with and %d without the listener, %s mails a minute: %.2f ms and %.2f ms for an account (medians of rounds of %d), ratio %.3f%n"
                    .formatted(
                            database,
                            with.size() * ROUND,
                            without.size() * ROUND,
                            MAILS,
                            median(with),
                            median(without),
                            ROUND,
                            ratio());
        }
    }
}
