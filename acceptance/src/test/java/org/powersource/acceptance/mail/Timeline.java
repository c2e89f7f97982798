package org.powersource.acceptance.mail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Realm;

/** What administrators are told of an account's mails. */
public final class Timeline {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Timeline() {}

    /** The newest mail. Waits for the first one: it is nobody's until the outbox has found out whose account a typed address is. */
    public static JsonNode newest(Account account) {
        Eventually.until(
                "a mail of " + account,
                PasswordRecovery.SOON,
                () -> mails(account).has(0));
        return mails(account).get(0);
    }

    /** Until the newest mail is in that state. */
    public static void await(Account account, String state, Duration limit) {
        Eventually.until(
                state, limit, () -> newest(account).get("state").asText().equals(state));
    }

    private static JsonNode mails(Account account) {
        return read(
                ask(account.realm(), "?user=" + account.id(), account.realm().adminToken())
                        .body());
    }

    public static List<String> outcomes(JsonNode mail) {
        return StreamSupport.stream(mail.get("attempts").spliterator(), false)
                .map(attempt -> attempt.get("outcome").asText())
                .toList();
    }

    public static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static HttpResponse<String> ask(Realm realm, String query, String token) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(realm.adminUrl() + "/powersource/mails" + query))
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
