package org.powersource.devserver.mailpage;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * An HTTP answer.
 *
 * @param policy the Content-Security-Policy
 */
record Reply(int status, String type, String policy, String body) {

    private static final String OWN_STYLE_ONLY =
            "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** For a mail's own HTML: its inline styles and nothing else; links may open a new window. */
    private static final String FOREIGN = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';"
            + " style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    static Reply page(String html) {
        return new Reply(200, "text/html; charset=utf-8", OWN_STYLE_ONLY, html);
    }

    static Reply foreign(String html) {
        return new Reply(200, "text/html; charset=utf-8", FOREIGN, html);
    }

    static Reply json(String json) {
        return new Reply(200, "application/json", NOTHING, json);
    }

    static Reply resource(String type, String content) {
        return new Reply(200, type, NOTHING, content);
    }

    static Reply plain(int status, String text) {
        return new Reply(status, "text/plain; charset=utf-8", NOTHING, text);
    }

    void send(HttpExchange exchange, boolean headersOnly) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Content-Security-Policy", policy);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cache-Control", "no-store");
        if (headersOnly) {
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
