package org.powersource.devserver;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parses MIME messages. */
public final class MailReader {

    private MailReader() {}

    /**
     * A message as sent, identified by its Message-ID.
     *
     * @param time when it was received
     */
    public static ReceivedMail read(Instant time, String message) {
        try {
            MimeMessage parsed =
                    new MimeMessage(null, new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)));
            return read(Objects.requireNonNullElse(parsed.getMessageID(), ""), time, parsed);
        } catch (MessagingException e) {
            throw new IllegalStateException("Not a mail: " + message, e);
        }
    }

    static ReceivedMail read(String id, Instant time, MimeMessage message) {
        try {
            String text = part(message, "text/plain");
            String html = part(message, "text/html");
            return new ReceivedMail(
                    id,
                    time,
                    addresses(message.getAllRecipients()),
                    addresses(message.getFrom()),
                    Objects.requireNonNullElse(message.getSubject(), ""),
                    text,
                    html,
                    Links.of(text, html));
        } catch (MessagingException e) {
            throw new IllegalStateException("Mail " + id + " is not readable", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Mail " + id + " is not readable", e);
        }
    }

    /** The first part of that type, at any depth. */
    private static String part(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type) && part.getContent() instanceof String content) {
            return content;
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = part(parts.getBodyPart(i), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }

    private static String addresses(Address @Nullable [] addresses) {
        if (addresses == null) {
            return "";
        }
        return Arrays.stream(addresses)
                .map(address ->
                        address instanceof InternetAddress internet ? internet.getAddress() : address.toString())
                .collect(Collectors.joining(", "));
    }
}
