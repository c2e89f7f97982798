package org.powersource.acceptance.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.util.JsonSerialization;

/** A realm's admin API by plain HTTP, with an account's token: a test can send requests that a client library can't. */
public final class AdminApi {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Realm realm;
    private final String token;

    private AdminApi(Realm realm, String token) {
        this.realm = realm;
        this.token = token;
    }

    /** With a token of the admin console. */
    public static AdminApi as(Account account) {
        Realm realm = account.realm();
        Site console = new Site(realm, "security-admin-console", "", "", realm.console());
        Answer signedIn = new HttpBrowser(realm.url()).open(console).signIn(account);
        return new AdminApi(realm, console.redeem(signedIn).text("access_token"));
    }

    /** With a given token. */
    public static AdminApi with(Realm realm, String token) {
        return new AdminApi(realm, token);
    }

    public String token() {
        return token;
    }

    public Reply get(String path) {
        return send("GET", path, null);
    }

    public Reply put(String path, Object body) {
        return send("PUT", path, body);
    }

    public Reply post(String path, Object body) {
        return send("POST", path, body);
    }

    public Reply delete(String path) {
        return send("DELETE", path, null);
    }

    /** Sends a request. A text is sent unchanged, any other body as JSON. */
    public Reply send(String method, String path, @Nullable Object body) {
        return send(method, path, body, "Authorization", "Bearer " + token);
    }

    /** @param headers names and values in turn, {@code Authorization} among them */
    Reply send(String method, String path, @Nullable Object body, String... headers) {
        try {
            String text =
                    body == null || body instanceof String ? (String) body : JsonSerialization.writeValueAsString(body);
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(realm.adminUrl() + path))
                    .headers(headers)
                    .header("Accept", "application/json")
                    .method(method, text == null ? BodyPublishers.noBody() : BodyPublishers.ofString(text));
            if (text != null) {
                request.header("Content-Type", path.endsWith("/userLabel") ? "text/plain" : "application/json");
            }
            return Reply.of(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The e-mail addresses in the realm's list of accounts. */
    public List<String> addresses(String query) {
        return get("/users" + query).texts("email");
    }

    /** A response. */
    public record Reply(int status, JsonNode json, Map<String, List<String>> headers) {

        private static Reply of(HttpResponse<String> response) {
            return new Reply(
                    response.statusCode(),
                    parse(response.body()),
                    response.headers().map());
        }

        private static JsonNode parse(String body) {
            try {
                return body.isBlank() ? MissingNode.getInstance() : JsonSerialization.mapper.readTree(body);
            } catch (IOException e) {
                return MissingNode.getInstance();
            }
        }

        /** The message of an error. */
        public String error() {
            return json.path("errorMessage").asText();
        }

        /** Id of the created resource. */
        public String created() {
            String location = headers.getOrDefault("location", List.of("/")).get(0);
            return location.substring(location.lastIndexOf('/') + 1);
        }

        /** One field of each element of a list. */
        public List<String> texts(String field) {
            List<String> texts = new ArrayList<>();
            json.forEach(element -> texts.add(element.path(field).asText()));
            return texts;
        }
    }
}
