package org.powersource.idp.outbox;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.util.Map;
import java.util.Objects;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.keycloak.email.DefaultEmailAuthenticator;
import org.keycloak.email.EmailAuthenticator;
import org.keycloak.email.EmailException;
import org.keycloak.email.PasswordAuthEmailAuthenticator;
import org.keycloak.email.TokenAuthEmailAuthenticator;
import org.keycloak.models.KeycloakSession;

/**
 * Hands a mail to the realm's mail server, and keeps the server's reply, which Keycloak's own sender
 * (26.7.4 {@code DefaultEmailSenderProvider}) drops.
 */
final class Postman {

    /** RFC 5321 §4.2.1: from here on a reply is a no for good. */
    private static final int PERMANENT = 500;

    private final KeycloakSession session;

    Postman(KeycloakSession session) {
        this.session = session;
    }

    Delivery deliver(WrittenMail mail) {
        Session smtp = Session.getInstance(new SmtpProperties(mail.settings()).with(session));
        try (Transport transport = smtp.getTransport("smtp")) {
            MimeMessage message = new MailMessage(smtp, mail);
            authenticator(mail.settings()).connect(session, mail.settings(), transport);
            transport.sendMessage(message, message.getAllRecipients());
            return Delivery.accepted(reply(transport), mail.linkLife());
        } catch (AddressException | UnsupportedEncodingException e) {
            return Delivery.refused(said(e));
        } catch (MessagingException e) {
            return isPermanent(e) ? Delivery.refused(said(e)) : Delivery.tryAgain(said(e));
        } catch (EmailException e) {
            return Delivery.unreached(said(e));
        }
    }

    private static EmailAuthenticator authenticator(Map<String, String> settings) {
        if (!Boolean.parseBoolean(settings.get("auth"))) {
            return new DefaultEmailAuthenticator();
        }
        return "token".equals(settings.get("authType"))
                ? new TokenAuthEmailAuthenticator()
                : new PasswordAuthEmailAuthenticator();
    }

    private static @Nullable String reply(Transport transport) {
        return transport instanceof SMTPTransport server
                ? Objects.toString(server.getLastServerResponse(), "").trim()
                : null;
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
