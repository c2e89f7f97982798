package org.powersource.idp.outbox;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import java.io.UnsupportedEncodingException;
import java.util.Objects;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.keycloak.email.EmailException;
import org.keycloak.models.KeycloakSession;

/**
 * Hands a mail to the realm's mail server, and keeps the server's reply, which Keycloak's own sender
 * (26.7.4 {@code DefaultEmailSenderProvider}) drops.
 */
final class Postman {

    /** RFC 5321 §4.2.1: from here on a reply is a no for good. */
    private static final int PERMANENT = 500;

    private final MailConnections connections;
    private final KeycloakSession session;

    Postman(MailConnections connections, KeycloakSession session) {
        this.connections = connections;
        this.session = session;
    }

    Delivery deliver(WrittenMail mail) {
        try (MailConnection connection = connections.to(mail.settings(), session)) {
            return Delivery.accepted(connection.send(new MailMessage(connection.smtp(), mail)), mail.linkLife());
        } catch (AddressException | UnsupportedEncodingException e) {
            return Delivery.refused(said(e));
        } catch (MessagingException e) {
            return isPermanent(e) ? Delivery.refused(said(e)) : Delivery.tryAgain(said(e));
        } catch (EmailException e) {
            return Delivery.unreached(said(e));
        }
    }

    private static boolean isPermanent(MessagingException failure) {
        for (Exception e = failure; e instanceof MessagingException cause; e = cause.getNextException()) {
            int code = code(cause);
            if (code != 0) {
                return code >= PERMANENT;
            }
        }
        return false;
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
                : 0;
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
