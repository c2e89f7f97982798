package org.powersource.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.powersource.devserver.Port;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.server.SMTPServer;

/**
 * An SMTP server that takes every mail, and says so once the mail is on its disk: from then on it answers for it (RFC 5321 §6.1). Keeps
 * nothing of it but how often its Message-ID came.
 */
final class Letterbox implements MessageHandler, AutoCloseable {

    private static final String ID = "message-id:";
    private static final int PORT = Integer.getInteger("benchmark.letterbox", 0);
    /** Of a mail server on this machine that hands on to the letterbox; 0 if there is none. */
    private static final int RELAY = Integer.getInteger("benchmark.relay", 0);
    /** Before it says yes to a mail, as if it were as far away: a mail takes four round trips. */
    private static final long AWAY_MILLIS = Long.getLong("benchmark.awayMillis", 0);

    private final Map<String, Integer> mails = new ConcurrentHashMap<>();
    private final SMTPServer server = SMTPServer.port(PORT == 0 ? Port.free().number() : PORT)
            .bindAddress(InetAddress.getLoopbackAddress())
            .messageHandlerFactory(context -> this)
            .build();

    private Letterbox() {}

    static Letterbox open() {
        Letterbox letterbox = new Letterbox();
        letterbox.server.start();
        return letterbox;
    }

    /** The port to send to. */
    int entrance() {
        return RELAY == 0 ? server.getPort() : RELAY;
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
        byte[] mail = data.readAllBytes();
        store(mail);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(AWAY_MILLIS));
        new String(mail, StandardCharsets.UTF_8)
                .lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(ID))
                .forEach(line -> mails.merge(line.substring(ID.length()).strip(), 1, Integer::sum));
        return null;
    }

    /** On disk, for a moment. */
    void store(byte[] mail) throws IOException {
        Path file = Files.createTempFile("powersource-letterbox-", ".eml");
        try (FileChannel disk = FileChannel.open(file, StandardOpenOption.WRITE)) {
            disk.write(ByteBuffer.wrap(mail));
            disk.force(true);
        } finally {
            Files.delete(file);
        }
    }

    @Override
    public void done() {}

    @Override
    public void close() {
        server.stop();
    }
}
