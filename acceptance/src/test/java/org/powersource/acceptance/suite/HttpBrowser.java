package org.powersource.acceptance.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.CookieStore;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A browser without scripts and pictures. It has cookies, redirects, forms and links, and stops where a redirect leaves the identity provider.
 */
public final class HttpBrowser {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int MAX_REDIRECTS = 20;

    private final String server;
    private final String accept;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final CookieManager cookies = new CookieManager(new LenientCookies(), CookiePolicy.ACCEPT_ALL);
    private final HttpClient http;
    private @Nullable Answer last;
    private Duration took = Duration.ZERO;

    public HttpBrowser(String server) {
        this(server, "text/html");
    }

    private HttpBrowser(String server, String accept) {
        this.server = server;
        this.accept = accept;
        this.http = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(LIMIT)
                .build();
    }

    /** A client that asks for JSON. */
    static HttpBrowser forJson(String server) {
        return new HttpBrowser(server, "application/json");
    }

    /** A client that asks for a signed answer. */
    public static HttpBrowser forJwt(String server) {
        return new HttpBrowser(server, "application/jwt");
    }

    /** Adds a header to all later requests; {@code Host} may be forged like any other. */
    public HttpBrowser sending(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public Answer open(String url) {
        took = Duration.ZERO;
        return follow(send(request(url).GET().build()));
    }

    /** The first response, even if it is a redirect. */
    public Answer openOnly(String url) {
        return send(request(url).GET().build());
    }

    public Answer send(String method, String url) {
        return send(
                request(url).method(method, HttpRequest.BodyPublishers.noBody()).build());
    }

    /** Opens the sign-in of a site: the login page, or the next page if the browser has a session. */
    public Answer open(Site site, String... parameters) {
        return open(site.signIn(parameters));
    }

    public Answer post(String url, Map<String, String> fields) {
        took = Duration.ZERO;
        return follow(send(request(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(Query.of(fields)))
                .build()));
    }

    /** Sends any body, whether it matches its content type or not. */
    public Answer post(String url, String contentType, byte[] body) {
        return follow(send(request(url)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build()));
    }

    public List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    /** Adds the cookies of another browser. */
    public void plant(HttpBrowser other) {
        other.cookies().forEach(cookie -> cookies.getCookieStore().add(URI.create(server), cookie));
    }

    /** Removes all cookies; connections stay open. */
    public void forgetCookies() {
        cookies.getCookieStore().removeAll();
    }

    /** Time of the newest response, including redirects. */
    public Duration took() {
        return took;
    }

    /** Closes and opens the browser: only cookies with a lifetime stay. */
    public void restart() {
        CookieStore store = cookies.getCookieStore();
        List.copyOf(store.getCookies()).stream()
                .filter(cookie -> cookie.getMaxAge() < 0)
                .forEach(cookie -> store.remove(URI.create(server), cookie));
    }

    private HttpRequest.Builder request(String url) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(LIMIT)
                .header("Accept", accept)
                .header("Accept-Language", "en");
        headers.forEach(request::header);
        if (headers.containsKey("Host")) {
            // HTTP/2 has no Host header.
            request.version(HttpClient.Version.HTTP_1_1);
        }
        return request;
    }

    private Answer follow(Answer answer) {
        Answer current = answer;
        for (int i = 0; i < MAX_REDIRECTS; i++) {
            URI next = current.location();
            if (next == null || !next.toString().startsWith(server + "/")) {
                return current;
            }
            current = send(request(next.toString()).GET().build());
        }
        throw new IllegalStateException("Too many redirects, last to " + current.location());
    }

    private Answer send(HttpRequest request) {
        try {
            long start = System.nanoTime();
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            took = took.plusNanos(System.nanoTime() - start);
            Answer answer =
                    new Answer(this, response.uri(), response.statusCode(), response.headers(), response.body());
            last = answer;
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void keep(String test) {
        if (last == null) {
            return;
        }
        try {
            Files.createDirectories(Failures.FOLDER);
            Files.writeString(
                    Failures.file(test, ".html"),
                    "<!-- " + last.status() + " " + last.uri() + " "
                            + last.headers().map() + " -->\n" + last.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Browsers treat localhost as secure and send it Secure cookies over HTTP; {@link CookieManager} doesn't. */
    private static final class LenientCookies implements CookieStore {

        private final CookieStore kept = new CookieManager().getCookieStore();

        @Override
        public void add(URI uri, HttpCookie cookie) {
            cookie.setSecure(false);
            // Version 1 would use the form of RFC 2965, which no server reads.
            cookie.setVersion(0);
            kept.add(uri, cookie);
        }

        @Override
        public List<HttpCookie> get(URI uri) {
            return kept.get(uri);
        }

        @Override
        public List<HttpCookie> getCookies() {
            return kept.getCookies();
        }

        @Override
        public List<URI> getURIs() {
            return kept.getURIs();
        }

        @Override
        public boolean remove(URI uri, HttpCookie cookie) {
            return kept.remove(uri, cookie);
        }

        @Override
        public boolean removeAll() {
            return kept.removeAll();
        }
    }
}
