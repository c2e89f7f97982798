package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.keycloak.util.JsonSerialization;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.Population;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.StatementLog;
import org.powersource.acceptance.suite.Suite;
import org.powersource.devserver.Artifacts;
import org.powersource.devserver.EmbeddedDatabase;
import org.powersource.devserver.KeycloakServer;
import org.powersource.devserver.MailServer;

/**
 * What a contact's requests cost in a realm of 15,000 districts and a million accounts, against one of 10 and 1,000 on the same
 * server, by turns: {@code mvn verify -Pbenchmark -Dit.test=DistrictSpeed}. No test of a plain build.
 *
 * <p>{@code -Dbenchmark.districts=}, {@code -Dbenchmark.users=}, {@code -Dbenchmark.rounds=} (300). Writes {@code
 * acceptance/target/district-speed.txt}.
 */
class DistrictSpeed {

    private static final int DISTRICTS = Integer.getInteger("benchmark.districts", 15_000);
    private static final int USERS = Integer.getInteger("benchmark.users", 1_000_000);
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 300);
    private static final int WARM_UP = 50;
    /** Tokens live for a minute. */
    private static final int ROUNDS_OF_A_TOKEN = 20;

    private static final double MOST = 1.5;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** What is asked. */
    private enum Ask {
        LIST,
        SEARCH,
        COUNT,
        OPEN,
        SAVE,
        ACCOUNTS,
        ACCOUNTS_SEARCHED,
        ACCOUNTS_BY_STATUS,
        ACCOUNTS_IDLE
    }

    @Test
    void sizeOfTheRealmDoesNotMatter() throws IOException {
        Path folder = StatementLog.folder();
        try (EmbeddedDatabase postgres = StatementLog.databaseWithLog(folder);
                StatementLog log = StatementLog.of(postgres, folder);
                MailServer mail = MailServer.start();
                KeycloakServer server = KeycloakServer.builder(Artifacts.fromSystemProperties())
                        .database(postgres.database())
                        .progress(System.out::println)
                        .start();
                Suite suite = Suite.on(server, mail)) {
            Contact large = new Contact(suite.realm());
            Contact small = new Contact(suite.variant("small", file -> {}));
            small.populate(postgres, 10, 1000);
            System.out.println("Filling " + USERS + " accounts into " + DISTRICTS + " districts");
            large.populate(postgres, DISTRICTS, USERS);
            Report report = measure(small, large);
            String text = report.text() + statements(log, small, large);
            System.out.println(text);
            Files.writeString(Path.of("target", "district-speed.txt"), text);
            assertThat(report.worst()).as(text).isLessThanOrEqualTo(MOST);
        }
    }

    private static Report measure(Contact small, Contact large) {
        Report report = new Report();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            if (Math.floorMod(round + WARM_UP, ROUNDS_OF_A_TOKEN) == 0) {
                small.signIn();
                large.signIn();
            }
            for (Ask ask : Ask.values()) {
                List<Contact> turns = round % 2 == 0 ? List.of(small, large) : List.of(large, small);
                for (Contact contact : turns) {
                    long start = System.nanoTime();
                    contact.send(ask, round);
                    if (round >= 0) {
                        report.add(ask, contact == large, System.nanoTime() - start);
                    }
                }
            }
        }
        return report;
    }

    private static String statements(StatementLog log, Contact small, Contact large) {
        StringBuilder text = new StringBuilder("\n| request | SQL statements, small | large |\n|---|---|---|\n");
        small.signIn();
        large.signIn();
        for (Ask ask : Ask.values()) {
            int few = log.during(() -> small.send(ask, 1)).size();
            int many = log.during(() -> large.send(ask, 1)).size();
            text.append("| " + ask.name().toLowerCase(Locale.ROOT) + " | " + few + " | " + many + " |\n");
        }
        return text.toString();
    }

    private static HttpResponse<String> send(String url, String method, String token, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A contact of the first district of a realm. */
    private static final class Contact {

        private final Realm realm;
        private final List<String> members = new ArrayList<>();
        private @Nullable Account account;
        private String token = "";
        private String record = "";

        private Contact(Realm realm) {
            this.realm = realm;
        }

        private void populate(EmbeddedDatabase database, int districts, int users) {
            Population.fill(database, realm.admin(), districts, users);
            account = realm.newAccount()
                    .group("/districts/District 0")
                    .realmRole("technical-contact")
                    .create();
        }

        /** A token of the admin console: tokens of other clients carry no powers of a contact. */
        private void signIn() {
            token = AdminApi.as(Objects.requireNonNull(account)).token();
            if (members.isEmpty()) {
                try {
                    JsonNode list = JsonSerialization.mapper.readTree(get("/users?max=50"));
                    list.forEach(user -> members.add(user.path("id").asText()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        private void send(Ask ask, int round) {
            String member = members.get(Math.floorMod(round, members.size()));
            switch (ask) {
                case LIST -> get("/ui-ext/brute-force-user?briefRepresentation=true&first=0&max=11&q=");
                case SEARCH ->
                    get("/ui-ext/brute-force-user?briefRepresentation=true&first=0&max=11&search=first" + round % 9);
                case COUNT -> get("/users/count");
                case ACCOUNTS -> get("/powersource/accounts?first=0&max=20");
                case ACCOUNTS_SEARCHED -> get("/powersource/accounts?search=rst" + round % 9);
                case ACCOUNTS_BY_STATUS -> get("/powersource/accounts?status=active&first=20&max=20");
                case ACCOUNTS_IDLE -> get("/powersource/accounts?status=idle");
                case OPEN -> record = get("/users/" + member + "?userProfileMetadata=true");
                case SAVE -> {
                    HttpResponse<String> answer =
                            DistrictSpeed.send(realm.adminUrl() + "/users/" + member, "PUT", token, record);
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
                }
            }
        }

        private String get(String path) {
            HttpResponse<String> answer = DistrictSpeed.send(realm.adminUrl() + path, "GET", token, null);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body();
        }
    }

    /** Times by request and realm. */
    private static final class Report {

        private final Map<Ask, Map<Boolean, List<Double>>> millis = new EnumMap<>(Ask.class);

        private void add(Ask ask, boolean large, long nanos) {
            millis.computeIfAbsent(ask, key -> new TreeMap<>())
                    .computeIfAbsent(large, key -> new ArrayList<>())
                    .add(nanos / 1e6);
        }

        private double worst() {
            return millis.keySet().stream().mapToDouble(this::ratio).max().orElseThrow();
        }

        private double ratio(Ask ask) {
            return at(ask, true, 0.95) / at(ask, false, 0.95);
        }

        private double at(Ask ask, boolean large, double part) {
            List<Double> sorted = millis.get(ask).get(large).stream().sorted().toList();
            return sorted.get((int) Math.floor(part * (sorted.size() - 1)));
        }

        private String text() {
            StringBuilder text = new StringBuilder(String.format(
                    Locale.ROOT,
                    "10 districts, 1,000 accounts against %,d and %,d; %d rounds; milliseconds%n%n"
                            + "| request | median small | large | p95 small | large | ratio of p95 |%n|---|---|---|---|---|---|%n",
                    DISTRICTS,
                    USERS,
                    ROUNDS));
            millis.keySet()
                    .forEach(ask -> text.append(String.format(
                            Locale.ROOT,
                            "| %s | %.1f | %.1f | %.1f | %.1f | %.2f |%n",
                            ask.name().toLowerCase(Locale.ROOT),
                            at(ask, false, 0.5),
                            at(ask, true, 0.5),
                            at(ask, false, 0.95),
                            at(ask, true, 0.95),
                            ratio(ask))));
            return text.toString();
        }
    }
}
