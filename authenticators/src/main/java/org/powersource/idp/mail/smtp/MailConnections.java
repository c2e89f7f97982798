package org.powersource.idp.mail.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.keycloak.email.DefaultEmailAuthenticator;
import org.keycloak.email.EmailAuthenticator;
import org.keycloak.email.EmailException;
import org.keycloak.email.PasswordAuthEmailAuthenticator;
import org.keycloak.email.TokenAuthEmailAuthenticator;
import org.keycloak.models.KeycloakSession;
import org.powersource.idp.kit.Background;

/**
 * Connections to mail servers. Each stays open for a moment for the next mail with the same settings, because opening one takes longer than
 * sending.
 */
final class MailConnections implements AutoCloseable {

    /** Closes connections that are idle for longer. Servers close idle connections, too, but later. */
    private static final Duration MOST_IDLE = Duration.ofSeconds(5);
    /** Skips the NOOP check below this idle time: the server was alive a moment ago, and the check would slow down each mail. */
    static final Duration MOST_UNASKED = Duration.ofMillis(500);

    /** Most mails over one connection: many servers take no more than a hundred. */
    private static final int MOST_MAILS = 50;

    private static final Duration SWEEP = Duration.ofSeconds(1);

    private static final Logger LOG = Logger.getLogger(MailConnections.class);

    private final Deque<MailConnection> idle = new ArrayDeque<>();

    /** Closes idle connections, and those over which a write takes too long. */
    private final ScheduledThreadPoolExecutor watch =
            new ScheduledThreadPoolExecutor(1, Background.threads("outbox-connections"));

    MailConnections() {
        watch.setRemoveOnCancelPolicy(true);
    }

    /** Starts the regular removal of idle connections. It wakes the thread before any write times out, so that no write has to. */
    @SuppressWarnings("FutureReturnValueIgnored") // guarded: nothing is thrown that the future could tell
    void start() {
        watch.scheduleWithFixedDelay(
                Background.guarded(LOG, () -> endIdle(MOST_IDLE)),
                SWEEP.toMillis(),
                SWEEP.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /**
     * Takes a kept connection that answered a moment ago, for the caller alone until it is closed; empty if there is none.
     *
     * @param settings of the realm's mail server
     */
    Optional<MailConnection> kept(Map<String, String> settings) {
        return take(idle -> idle.settings().equals(settings), 1).stream()
                .filter(known -> known.idle().compareTo(MOST_UNASKED) < 0 || known.answers())
                .findFirst();
    }

    /** Opens a new connection, for the caller alone until it is closed. */
    MailConnection open(Map<String, String> settings, KeycloakSession session)
            throws EmailException, MessagingException {
        Properties properties = new SmtpProperties(settings).with(session);
        // Else each connection has a thread of its own, which each write wakes (Angus Mail 2.0.5, WriteTimeoutSocket).
        properties.put("mail.smtp.executor.writetimeout", watch);
        Session smtp = Session.getInstance(properties);
        Transport transport = smtp.getTransport("smtp");
        authenticator(settings).connect(session, settings, transport);
        return new MailConnection(this, settings, smtp, transport);
    }

    /** Removes connections from the pool, so that no other thread can use them. */
    private synchronized List<MailConnection> take(Predicate<MailConnection> which, int most) {
        List<MailConnection> taken = idle.stream().filter(which).limit(most).toList();
        idle.removeAll(taken);
        return taken;
    }

    private static EmailAuthenticator authenticator(Map<String, String> settings) {
        if (!Boolean.parseBoolean(settings.get("auth"))) {
            return new DefaultEmailAuthenticator();
        }
        return "token".equals(settings.get("authType"))
                ? new TokenAuthEmailAuthenticator()
                : new PasswordAuthEmailAuthenticator();
    }

    void keep(MailConnection connection) {
        if (connection.mails() < MOST_MAILS) {
            synchronized (this) {
                idle.addFirst(connection);
            }
        } else {
            connection.end();
        }
    }

    private void endIdle(Duration most) {
        take(connection -> connection.idle().compareTo(most) >= 0, Integer.MAX_VALUE)
                .forEach(MailConnection::end);
    }

    @Override
    public void close() {
        endIdle(Duration.ZERO);
        watch.shutdownNow();
    }
}
