package org.powersource.devserver.mailpage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.powersource.devserver.MailServer;
import org.powersource.devserver.Port;

/** A small web server on the loopback address in front of a {@link MailServer}. */
public final class MailPage implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, MailPage::daemon);

    private MailPage(HttpServer server) {
        this.server = server;
    }

    public static MailPage start(Port port, MailServer mails) {
        try {
            port.requireFree();
            MailPage page = new MailPage(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port.number()), 0));
            MailRoutes routes = new MailRoutes(mails::mails);
            page.server.setExecutor(page.threads);
            page.server.createContext("/", exchange -> answer(exchange, routes));
            page.server.start();
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException("The mail page could not listen on port " + port.number(), e);
        }
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void answer(HttpExchange exchange, MailRoutes routes) throws IOException {
        try (exchange) {
            reply(exchange, routes).send(exchange, exchange.getRequestMethod().equals("HEAD"));
        }
    }

    private static Reply reply(HttpExchange exchange, MailRoutes routes) {
        if (!isLocal(exchange.getRequestHeaders().getFirst("Host"))) {
            return Reply.plain(421, "This page answers to localhost only.");
        }
        return switch (exchange.getRequestMethod()) {
            case "GET", "HEAD" -> routes.reply(exchange.getRequestURI().getPath());
            default -> Reply.plain(405, "This page is read-only.");
        };
    }

    /** Refuses other host names: scripts of a site whose name resolves to this address (DNS rebinding) must not read the mails. */
    static boolean isLocal(@Nullable String host) {
        return host != null && host.matches("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?");
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "mail page");
        thread.setDaemon(true);
        return thread;
    }
}
