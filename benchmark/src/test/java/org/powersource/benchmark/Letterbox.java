package org.powersource.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.powersource.devserver.Port;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.server.SMTPServer;

/** An SMTP server that takes every mail at once and keeps nothing of it but how often its Message-ID came. */
final class Letterbox implements MessageHandler, AutoCloseable {

    private static final String ID = "message-id:";

    private final Map<String, Integer> mails = new ConcurrentHashMap<>();
    private final SMTPServer server = SMTPServer.port(Port.free().number())
            .bindAddress(InetAddress.getLoopbackAddress())
            .messageHandlerFactory(context -> this)
            .build();

    private Letterbox() {}

    static Letterbox open() {
        Letterbox letterbox = new Letterbox();
        letterbox.server.start();
        return letterbox;
    }

    int port() {
        return server.getPort();
    }

    /** How many different ones came. */
    int different() {
        return mails.size();
    }

    /** How many came once more. */
    int copies() {
        return mails.values().stream().mapToInt(times -> times - 1).sum();
    }

    @Override
    public void from(String sender) {}

    @Override
    public void recipient(String address) {}

    @Override
    public @Nullable String data(InputStream data) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(data, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.toLowerCase(Locale.ROOT).startsWith(ID)) {
                mails.merge(line.substring(ID.length()).strip(), 1, Integer::sum);
            }
        }
        return null;
    }

    @Override
    public void done() {}

    @Override
    public void close() {
        server.stop();
    }
}
