package org.powersource.idp.mail.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Connection to a mail server whose greeting was received. Not used again after a failure. */
final class MailConnection implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(MailConnection.class);

    private final MailConnections owner;
    private final Map<String, String> settings;
    private final Session smtp;
    private final Transport transport;
    private int mails;
    private boolean isSound = true;
    private long idleSince;

    MailConnection(MailConnections owner, Map<String, String> settings, Session smtp, Transport transport) {
        this.owner = owner;
        this.settings = settings;
        this.smtp = smtp;
        this.transport = transport;
    }

    Map<String, String> settings() {
        return settings;
    }

    Session smtp() {
        return smtp;
    }

    /** Number of mails that were sent over the connection. */
    int mails() {
        return mails;
    }

    /** Time since the last use. */
    Duration idle() {
        return Duration.ofNanos(System.nanoTime() - idleSince);
    }

    /** Whether the server answers NOOP. */
    boolean answers() {
        return transport.isConnected();
    }

    /** Sends the mail, and returns the server's reply. */
    @Nullable
    String send(MimeMessage message) throws MessagingException {
        isSound = false;
        transport.sendMessage(message, message.getAllRecipients());
        isSound = true;
        mails++;
        return transport instanceof SMTPTransport server
                ? Objects.toString(server.getLastServerResponse(), "").trim()
                : null;
    }

    /** Keeps the connection for the next mail, if it still can be used. */
    @Override
    public void close() {
        if (isSound) {
            idleSince = System.nanoTime();
            owner.keep(this);
        } else {
            end();
        }
    }

    void end() {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debug("The mail server has ended the connection first", e);
        }
    }
}
