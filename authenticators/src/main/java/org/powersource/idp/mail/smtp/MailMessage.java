package org.powersource.idp.mail.smtp;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;

/** Plain text and HTML of the same mail (RFC 2046 §5.1.4), marked as sent by a machine (RFC 3834 §5). */
final class MailMessage extends MimeMessage {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    /** As much of a line as RFC 5322 §2.1.1 recommends, and what comes after it: spaces, or the line's end. */
    private static final Pattern LINE = Pattern.compile("(.{1,78}|\\S{79,})( +|$)", Pattern.MULTILINE);

    /** RFC 5322 §3.3. */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private final String messageId;
    private boolean isBegun;

    MailMessage(Session session, WrittenMail mail) throws MessagingException, UnsupportedEncodingException {
        super(session);
        Map<String, String> settings = mail.settings();
        ZonedDateTime now = Instant.ofEpochMilli(Time.currentTimeMillis()).atZone(ZoneOffset.UTC);
        InternetAddress from = address(Objects.toString(settings.get("from"), ""), settings.get("fromDisplayName"));
        String replyTo = settings.get("replyTo");
        // The same for each try: a mail program that gets a mail twice can tell.
        this.messageId =
                "<" + mail.id() + from.getAddress().substring(from.getAddress().lastIndexOf('@')) + ">";
        setFrom(from);
        setReplyTo(new InternetAddress[] {
            replyTo == null || replyTo.isBlank() ? from : address(replyTo, settings.get("replyToDisplayName"))
        });
        setRecipient(Message.RecipientType.TO, address(mail.address(), null));
        setSubject(mail.subject(), UTF_8);
        setHeader("Date", DATE.format(now));
        setHeader("Auto-Submitted", "auto-generated");
        setHeader("Content-Language", mail.language());
        setContent(new MimeMultipart("alternative", part(wrapped(mail.text()), "plain"), part(mail.html(), "html")));
        saveChanges();
    }

    /** Wraps lines for narrow windows; links stay whole. */
    private static String wrapped(String text) {
        return LINE.matcher(text)
                .replaceAll(line ->
                        Matcher.quoteReplacement(line.group(1) + (line.group(2).isEmpty() ? "" : "\n")));
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        return part;
    }

    private static InternetAddress address(String address, @Nullable String name)
            throws AddressException, UnsupportedEncodingException {
        int at = address.lastIndexOf('@');
        if (at < 0) {
            throw new AddressException("no @", address);
        }
        String ascii = address.substring(0, at + 1) + domain(address, at);
        InternetAddress strict = new InternetAddress(ascii, true);
        // A comment, a name or brackets around it: the mail would go to another address than the one that was judged.
        if (!ascii.equals(strict.getAddress())) {
            throw new AddressException("more than an address", address);
        }
        if (name != null && !name.isBlank()) {
            strict.setPersonal(name, UTF_8);
        }
        return strict;
    }

    private static String domain(String address, int at) throws AddressException {
        try {
            return IDN.toASCII(address.substring(at + 1));
        } catch (IllegalArgumentException e) {
            throw new AddressException("no domain", address);
        }
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    /** Whether the server may have received part of the text. */
    boolean isBegun() {
        return isBegun;
    }

    /** The transport calls this once the server has asked for the text. */
    @Override
    public void writeTo(OutputStream server, String[] left) throws IOException, MessagingException {
        isBegun = true;
        super.writeTo(server, left);
    }
}
