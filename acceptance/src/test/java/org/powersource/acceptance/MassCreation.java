package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.RealmEventsConfigRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.devserver.Artifacts;
import org.powersource.devserver.Database;
import org.powersource.devserver.EmbeddedDatabase;
import org.powersource.devserver.KeycloakServer;
import org.powersource.devserver.MailServer;

/**
 * How much slower accounts are created because each gets an activation mail: {@code mvn verify -Pbenchmark -Dit.test=MassCreation}. The same realm in
 * three ways by turns ({@link Way}), so that whatever else the machine does meets them all. No test of a plain build.
 *
 * <p>{@code -Dbenchmark.accounts=} (10000) for each; {@code -Dbenchmark.mailsPerMinute=} (60) caps sending, as an administrator
 * would; {@code -Ddatabase=postgres} as everywhere. Writes {@code acceptance/target/mass-creation.txt}.
 */
class MassCreation {

    private static final int ACCOUNTS = Integer.getInteger("benchmark.accounts", 10_000);
    private static final String MAILS = System.getProperty("benchmark.mailsPerMinute", "60");
    private static final int ROUND = 50;
    /** Until the compiler has had its say. */
    private static final int WARM_UP = 40;

    private static final double MOST = 1.1;

    /** What happens to a new account. */
    private enum Way {
        /** As in stock Keycloak. */
        STOCK,
        /** Its spelling is kept. */
        SPELLING,
        /** And it waits for its activation, with a mail. */
        ACTIVATION
    }

    @Test
    void activationMailsDoNotSlowCreationDown() throws IOException {
        boolean onPostgres = System.getProperty("database", "h2").equals("postgres");
        try (EmbeddedDatabase postgres = onPostgres ? EmbeddedDatabase.durable() : null;
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

    private static Report measure(RealmResource realm) {
        Map<Way, List<Duration>> rounds = new EnumMap<>(Way.class);
        int number = Math.max(1, ACCOUNTS / ROUND);
        for (int i = -WARM_UP; i < number; i++) {
            for (int turn = 0; turn < Way.values().length; turn++) {
                Way way = Way.values()[Math.floorMod(i + turn, Way.values().length)];
                Duration round = round(realm, way);
                if (i >= 0) {
                    rounds.computeIfAbsent(way, key -> new ArrayList<>()).add(round);
                }
            }
        }
        return new Report(rounds);
    }

    private static Duration round(RealmResource realm, Way way) {
        RealmEventsConfigRepresentation events = realm.getRealmEventsConfig();
        // As in a realm where nobody has chosen any: the list of all of them is not the same as none.
        events.setEnabledEventTypes(null);
        events.setEventsListeners(
                way == Way.STOCK ? List.of("jboss-logging") : List.of("jboss-logging", "powersource-accounts"));
        realm.updateRealmEventsConfig(events);
        RequiredActionProviderRepresentation action = realm.flows().getRequiredAction(Invitation.ACTION);
        action.setEnabled(way == Way.ACTIVATION);
        realm.flows().updateRequiredAction(Invitation.ACTION, action);
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

    private record Report(Map<Way, List<Duration>> rounds) {

        /** What the activation adds. */
        double ratio() {
            return median(Way.ACTIVATION) / median(Way.SPELLING);
        }

        /** Milliseconds for one account. */
        private double median(Way way) {
            List<Duration> sorted = rounds.get(way).stream().sorted().toList();
            return sorted.get(sorted.size() / 2).toNanos() / 1e6 / ROUND;
        }

        String text(String database) {
            return ("%s, %d accounts each, %s mails a minute; medians of rounds of %d, for an account: stock %.2f ms,"
                            + " spelling kept %.2f ms, with activation mail %.2f ms; the mail costs %.3f, all of it %.3f%n")
                    .formatted(
                            database,
                            rounds.get(Way.STOCK).size() * ROUND,
                            MAILS,
                            ROUND,
                            median(Way.STOCK),
                            median(Way.SPELLING),
                            median(Way.ACTIVATION),
                            ratio(),
                            median(Way.ACTIVATION) / median(Way.STOCK));
        }
    }
}
