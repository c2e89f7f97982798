package org.powersource.acceptance.suite;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.powersource.devserver.Port;

/** A relying party that does nothing. Windows end here after a sign-in, so that a test can read the address. */
public final class App implements AutoCloseable {

    /** Marker of its page. */
    public static final String MARKER = "app";

    private static final byte[] PAGE =
            ("<!doctype html><html lang=\"en\"><title>App</title><link rel=\"icon\" href=\"data:,\"><body data-page-id=\""
                            + MARKER + "\"><main><h1>App</h1></main></body></html>")
                    .getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;

    private App(HttpServer server) {
        this.server = server;
    }

    static App start(Port port) {
        try {
            HttpServer server =
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port.number()), 0);
            server.createContext("/", App::answer);
            server.start();
            return new App(server);
        } catch (IOException e) {
            throw new UncheckedIOException("No app at port " + port.number(), e);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, PAGE.length);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(PAGE);
        }
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
