package org.powersource.acceptance.mail;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.powersource.devserver.Port;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** An SMTP server that answers mails as it was told, in that order, and then accepts all. */
public final class MoodyMailServer implements AutoCloseable {

    /** What to do once the whole mail is there. */
    private interface Mood {
        void meet() throws RejectException, InterruptedException;
    }

    private final Deque<Mood> moods = new ArrayDeque<>();
    private final Deque<Mood> recipients = new ArrayDeque<>();
    private volatile Mood usual = () -> {};
    private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    private final int port;
    private SMTPServer server;

    /**
     * One mail that was sent completely.
     *
     * @param connection over which it came
     */
    public record Arrival(Instant time, SocketAddress connection, String text) {}

    public MoodyMailServer(int port) {
        this.port = port;
        server = server();
    }

    private SMTPServer server() {
        return SMTPServer.port(port)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandlerFactory(context -> new Handler(context.getRemoteAddress()))
                .build();
    }

    public static MoodyMailServer onAFreePort() {
        return new MoodyMailServer(Port.free().number()).start();
    }

    public MoodyMailServer start() {
        server.start();
        return this;
    }

    /** Ends all connections and listens no more; {@link #restart()} brings it back, with the mails it had. */
    public void stop() {
        server.stop();
    }

    /** After {@link #stop()}. */
    public void restart() {
        server = server();
        server.start();
    }

    public int port() {
        return port;
    }

    public MoodyMailServer replies(int code, String text) {
        return next(() -> {
            throw new RejectException(code, text);
        });
    }

    /** When it hears who the next mail is for; then that mail isn't sent. */
    public MoodyMailServer saysToRecipient(int code, String text) {
        synchronized (recipients) {
            recipients.add(() -> {
                throw new RejectException(code, text);
            });
        }
        return this;
    }

    /** Takes the mail and ends the connection before it says so. */
    public MoodyMailServer hangsUp() {
        return next(() -> {
            throw new DropConnectionException(421, "good bye");
        });
    }

    /** Thinks until the latch is down. */
    public MoodyMailServer waitsFor(CountDownLatch latch) {
        return next(latch::await);
    }

    /** Thinks so long about each mail that it has no other orders for. */
    public MoodyMailServer takes(Duration time) {
        usual = () -> Thread.sleep(time.toMillis());
        return this;
    }

    private MoodyMailServer next(Mood mood) {
        synchronized (moods) {
            moods.add(mood);
        }
        return this;
    }

    /** All that was sent completely, accepted or not, oldest first. */
    public List<String> mails() {
        return arrivals.stream().map(Arrival::text).toList();
    }

    /** The same with their times. */
    public List<Arrival> arrivals() {
        return arrivals;
    }

    @Override
    public void close() {
        stop();
    }

    private static void meet(Mood mood) throws RejectException {
        try {
            mood.meet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Handler implements MessageHandler {

        private final SocketAddress connection;

        Handler(SocketAddress connection) {
            this.connection = connection;
        }

        @Override
        public void from(String sender) {}

        @Override
        public void recipient(String address) throws RejectException {
            Mood mood;
            synchronized (recipients) {
                mood = recipients.poll();
            }
            meet(mood == null ? () -> {} : mood);
        }

        @Override
        public @Nullable String data(InputStream data) throws RejectException, IOException {
            String text = new String(data.readAllBytes(), StandardCharsets.UTF_8);
            arrivals.add(new Arrival(Instant.now(), connection, text));
            Mood mood;
            synchronized (moods) {
                mood = moods.poll();
            }
            meet(mood == null ? usual : mood);
            return null;
        }

        @Override
        public void done() {}
    }
}
