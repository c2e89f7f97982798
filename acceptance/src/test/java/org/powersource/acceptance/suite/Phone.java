package org.powersource.acceptance.suite;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.powersource.devserver.Port;

/** A phone on which people approve back-channel sign-ins (CIBA). Only servers that this run started know it. */
public final class Phone implements AutoCloseable {

    /** Option of the server, as its environment names it. */
    static final String OPTION = "KC_SPI_CIBA_AUTH_CHANNEL__CIBA_HTTP_AUTH_CHANNEL__HTTP_AUTHENTICATION_CHANNEL_URI";

    private static final Port PORT = Port.free();
    static final String URL = "http://localhost:" + PORT.number() + "/";

    private final HttpServer server;
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();

    private Phone(HttpServer server) {
        this.server = server;
    }

    public static Phone on() {
        try {
            HttpServer server =
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT.number()), 0);
            Phone phone = new Phone(server);
            server.createContext("/", exchange -> {
                phone.requests.add(exchange.getRequestHeaders().getFirst("Authorization"));
                exchange.sendResponseHeaders(201, -1);
                exchange.close();
            });
            server.start();
            return phone;
        } catch (IOException e) {
            throw new UncheckedIOException("No phone at port " + PORT.number(), e);
        }
    }

    /** Approves the server's next request. Waits 10 seconds at most. */
    public Answer approve(Realm realm) {
        try {
            String authorization = Objects.requireNonNull(requests.poll(10, TimeUnit.SECONDS), "It never rang");
            return new HttpBrowser(realm.url())
                    .sending("Authorization", authorization)
                    .post(
                            realm.url() + "/protocol/openid-connect/ext/ciba/auth/callback",
                            "application/json",
                            "{\"status\":\"SUCCEED\"}".getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
