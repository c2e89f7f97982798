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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.keycloak.util.JsonSerialization;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.StatementLog;

/** The requests of an admin console, sent to two realms of one server by turns and timed. */
final class TimedRequests {

    private static final int WARM_UP = 50;
    /** Tokens live for a minute. */
    private static final int ROUNDS_OF_A_TOKEN = 20;

    /** Administrators have to name a district. */
    private static final String ACCOUNTS = "/powersource/accounts?district=%2Fdistricts%2FDistrict%200";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Sender small;
    private final Sender large;
    private final Map<Ask, Map<Boolean, List<Double>>> millis = new EnumMap<>(Ask.class);

    /** What is asked. */
    enum Ask {
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

    private TimedRequests(Sender small, Sender large) {
        this.small = small;
        this.large = large;
    }

    static TimedRequests measure(Sender small, Sender large, int rounds) {
        TimedRequests all = new TimedRequests(small, large);
        for (int round = -WARM_UP; round < rounds; round++) {
            if (Math.floorMod(round + WARM_UP, ROUNDS_OF_A_TOKEN) == 0) {
                small.signIn();
                large.signIn();
            }
            all.askBoth(round);
        }
        return all;
    }

    private void askBoth(int round) {
        for (Ask ask : Ask.values()) {
            for (Sender sender : round % 2 == 0 ? List.of(small, large) : List.of(large, small)) {
                long start = System.nanoTime();
                sender.send(ask, round);
                if (round >= 0) {
                    millis.computeIfAbsent(ask, key -> new TreeMap<>())
                            .computeIfAbsent(sender == large, key -> new ArrayList<>())
                            .add((System.nanoTime() - start) / 1e6);
                }
            }
        }
    }

    /**
     * How many times as long a request takes in the large realm.
     *
     * @param part 0.5 for the median, 0.95 for the 95th percentile
     */
    double ratio(Ask ask, double part) {
        return at(ask, true, part) / at(ask, false, part);
    }

    private double at(Ask ask, boolean isLarge, double part) {
        List<Double> sorted = millis.get(ask).get(isLarge).stream().sorted().toList();
        return sorted.get((int) Math.floor(part * (sorted.size() - 1)));
    }

    /** A table; times in milliseconds. */
    String text(String title) {
        StringBuilder text = new StringBuilder(title
                + "; milliseconds\n\n| request | median small | large | ratio | p95 small | large | ratio |\n"
                + "|---|---|---|---|---|---|---|\n");
        millis.keySet()
                .forEach(ask -> text.append(String.format(
                        Locale.ROOT,
                        "| %s | %.1f | %.1f | %.2f | %.1f | %.1f | %.2f |%n",
                        ask.name().toLowerCase(Locale.ROOT),
                        at(ask, false, 0.5),
                        at(ask, true, 0.5),
                        ratio(ask, 0.5),
                        at(ask, false, 0.95),
                        at(ask, true, 0.95),
                        ratio(ask, 0.95))));
        return text.toString();
    }

    String statements(StatementLog log) {
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

    /** Somebody who manages the accounts of a realm. */
    static final class Sender {

        private final Realm realm;
        private final Supplier<String> tokens;
        private final List<String> members = new ArrayList<>();
        private String token = "";
        private String record = "";

        /** @param tokens makes a new token of the admin console */
        Sender(Realm realm, Supplier<String> tokens) {
            this.realm = realm;
            this.tokens = tokens;
        }

        private void signIn() {
            token = tokens.get();
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
                case ACCOUNTS -> get(ACCOUNTS + "&first=0&max=20");
                case ACCOUNTS_SEARCHED -> get(ACCOUNTS + "&search=rst" + round % 9);
                case ACCOUNTS_BY_STATUS -> get(ACCOUNTS + "&status=active&first=20&max=20");
                case ACCOUNTS_IDLE -> get(ACCOUNTS + "&status=idle");
                case OPEN -> record = get("/users/" + member + "?userProfileMetadata=true");
                case SAVE -> {
                    HttpResponse<String> answer =
                            TimedRequests.send(realm.adminUrl() + "/users/" + member, "PUT", token, record);
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
                }
            }
        }

        private String get(String path) {
            HttpResponse<String> answer = TimedRequests.send(realm.adminUrl() + path, "GET", token, null);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body();
        }
    }
}
