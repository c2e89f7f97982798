package org.powersource.acceptance.suite;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.powersource.devserver.Port;

/**
 * A balancer that sends each request to the next available server, without sticky sessions. A server that answers 503 with Retry-After is still
 * starting and hasn't processed the request, so it isn't available yet.
 */
public final class Balancer implements AutoCloseable {

    private static final Set<String> BETWEEN_TWO = Set.of("connection", "content-length", "transfer-encoding");
    /** The server ended during the request: nobody knows whether it was processed. */
    private static final int BAD_GATEWAY = 502;

    private final HttpServer front;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final AtomicInteger turn = new AtomicInteger();
    private final Map<String, AtomicInteger> served = new ConcurrentHashMap<>();
    private volatile List<String> servers = List.of();

    private Balancer(HttpServer front) {
        this.front = front;
    }

    static Balancer on(Port port) {
        try {
            HttpServer front =
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port.number()), 0);
            Balancer balancer = new Balancer(front);
            front.setExecutor(balancer.threads);
            front.createContext("/", balancer::answer);
            front.start();
            return balancer;
        } catch (IOException e) {
            throw new IllegalStateException("No balancer at port " + port.number(), e);
        }
    }

    /** Sets the servers. */
    void between(List<String> urls) {
        servers = List.copyOf(urls);
    }

    /** Number of requests that the server answered. */
    int served(String url) {
        return served.computeIfAbsent(url, key -> new AtomicInteger()).get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            HttpResponse<byte[]> answer;
            try {
                answer = ask(exchange, body);
            } catch (IOException e) {
                send(exchange, BAD_GATEWAY, e.toString().getBytes(StandardCharsets.UTF_8));
                return;
            }
            Headers headers = exchange.getResponseHeaders();
            answer.headers().map().forEach((name, values) -> {
                if (!BETWEEN_TWO.contains(name.toLowerCase(Locale.ROOT))) {
                    headers.put(name, values);
                }
            });
            send(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] content) throws IOException {
        exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
        if (content.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(content);
            }
        }
    }

    private HttpResponse<byte[]> ask(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        List<String> all = servers;
        int first = turn.getAndIncrement();
        ConnectException failure = new ConnectException("No server");
        for (int i = 0; i < all.size(); i++) {
            String server = all.get(Math.floorMod(first + i, all.size()));
            try {
                HttpResponse<byte[]> answer = http.send(request(server, exchange, body), BodyHandlers.ofByteArray());
                if (i + 1 < all.size() && isStarting(answer)) {
                    continue;
                }
                served.computeIfAbsent(server, key -> new AtomicInteger()).incrementAndGet();
                return answer;
            } catch (ConnectException e) {
                failure = e;
            }
        }
        throw failure;
    }

    /** Whether Keycloak 26.7.4 is still starting. */
    private static boolean isStarting(HttpResponse<byte[]> answer) {
        return answer.statusCode() == 503
                && answer.headers().firstValue("Retry-After").isPresent();
    }

    private static HttpRequest request(String server, HttpExchange exchange, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!BETWEEN_TWO.contains(name.toLowerCase(Locale.ROOT))
                    && !name.equalsIgnoreCase("upgrade")
                    && !name.equalsIgnoreCase("http2-settings")) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    @Override
    public void close() {
        front.stop(0);
        threads.shutdownNow();
    }
}
