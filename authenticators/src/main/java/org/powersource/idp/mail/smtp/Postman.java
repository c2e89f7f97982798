package org.powersource.idp.mail.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import java.io.UnsupportedEncodingException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.email.EmailException;
import org.keycloak.models.KeycloakSession;
import org.powersource.idp.mail.Delivery;

/**
 * Hands a mail to the realm's mail server, and keeps the server's reply, which Keycloak's own sender
 * (26.7.4 {@code DefaultEmailSenderProvider}) drops.
 */
public final class Postman implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Postman.class);

    /** Replies from this code on are refusals for good (RFC 5321 §4.2.1). */
    private static final int PERMANENT = 500;

    private static final int NO_CODE = 0;

    /** No reply, the end of the stream (Angus Mail 2.0.5), and RFC 5321 §4.2.2: <i>closing transmission channel</i>. */
    private static final Set<Integer> ENDED = Set.of(NO_CODE, -1, 421);

    private final MailConnections connections;

    public Postman() {
        this(new MailConnections());
    }

    Postman(MailConnections connections) {
        this.connections = connections;
    }

    /** Starts to close idle connections. */
    public void start() {
        connections.start();
    }

    /**
     * Hands a mail to the mail server.
     *
     * @param session for its truststore
     */
    public Delivery deliver(WrittenMail mail, KeycloakSession session) {
        try {
            return Delivery.accepted(send(mail, session), mail.linkLife());
        } catch (AddressException | UnsupportedEncodingException e) {
            return Delivery.refused(said(e));
        } catch (MessagingException e) {
            return firstCode(e) >= PERMANENT ? Delivery.refused(said(e)) : Delivery.tryAgain(said(e), mail.linkLife());
        } catch (EmailException e) {
            return Delivery.unreached(said(e));
        }
    }

    /** Returns the server's reply. If the server has closed a kept connection before it took anything, a new one is used. */
    @Nullable
    private String send(WrittenMail mail, KeycloakSession session)
            throws MessagingException, UnsupportedEncodingException, EmailException {
        Optional<MailConnection> kept = connections.kept(mail.settings());
        if (kept.isPresent()) {
            try (MailConnection connection = kept.get()) {
                return send(mail, connection);
            } catch (ConnectionEndedException e) {
                LOG.debugf(e, "The mail server has ended a kept connection: mail %s goes over a new one", mail.id());
            }
        }
        try (MailConnection connection = connections.open(mail.settings(), session)) {
            return send(mail, connection);
        }
    }

    @Nullable
    private static String send(WrittenMail mail, MailConnection connection)
            throws MessagingException, UnsupportedEncodingException {
        MailMessage message = new MailMessage(connection.smtp(), mail);
        try {
            return connection.send(message);
        } catch (MessagingException e) {
            throw message.isBegun() || !ENDED.contains(firstCode(e)) ? e : new ConnectionEndedException(e);
        }
    }

    @Override
    public void close() {
        connections.close();
    }

    /** The connection ended before the server could take anything of the mail. */
    private static final class ConnectionEndedException extends MessagingException {

        private static final long serialVersionUID = 1L;

        ConnectionEndedException(MessagingException how) {
            super(how.getMessage(), how);
        }
    }

    private static int firstCode(MessagingException failure) {
        for (Exception e = failure; e instanceof MessagingException cause; e = cause.getNextException()) {
            int code = code(cause);
            if (code != NO_CODE) {
                return code;
            }
        }
        return NO_CODE;
    }

    private static int code(MessagingException e) {
        if (e instanceof SMTPAddressFailedException recipient) {
            return recipient.getReturnCode();
        }
        if (e instanceof SMTPSenderFailedException sender) {
            return sender.getReturnCode();
        }
        // A refused recipient is nested in a send failure that has the reply to something else.
        return e instanceof SMTPSendFailedException send && !(e.getNextException() instanceof SendFailedException)
                ? send.getReturnCode()
                : NO_CODE;
    }

    private static String said(Exception e) {
        Throwable innermost = e;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return Objects.toString(innermost.getMessage(), innermost.getClass().getSimpleName())
                .trim();
    }
}
