package org.powersource.idp.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.common.util.Time;

class MailMessageTest {

    private static final Session SMTP = Session.getInstance(new Properties());

    /** RFC 3834 §5, and what tells a mail program that it has the mail already. */
    @Test
    void mailSaysThatAMachineSentIt() throws Exception {
        MailMessage mail = message("pat@s.example", Map.of(), "Text");

        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("Content-Language")).containsExactly("fr");
        assertThat(mail.getHeader("Message-ID")).containsExactly("<m1@id.example>");
        assertThat(ZonedDateTime.parse(mail.getHeader("Date")[0], DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant())
                .isCloseTo(Instant.ofEpochMilli(Time.currentTimeMillis()), within(10, ChronoUnit.SECONDS));
    }

    /** Lines of a reader with a narrow window. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    short line | short line
                    {70} ten chars | {70} ten/chars
                    {78} next | {78}/next
                    {79} next | {79}/next
                    {200} next | {200}/next
                    a {200} b | a/{200}/b
                    """)
    void longLinesAreBrokenAndLinksStayWhole(String text, String lines) throws Exception {
        Multipart parts =
                (Multipart) message("pat@s.example", Map.of(), filled(text)).getContent();

        assertThat(parts.getBodyPart(0).getContent()).isEqualTo(filled(lines.replace('/', '\n')));
    }

    /** Each number in braces as so many letters. */
    private static String filled(String text) {
        return Pattern.compile("\\{(\\d+)}")
                .matcher(text)
                .replaceAll(number -> "x".repeat(Integer.parseInt(number.group(1))));
    }

    @ParameterizedTest
    @CsvSource({", support@id.example", "' ', support@id.example", "help@id.example, help@id.example"})
    void answersGoToTheSenderUnlessAnotherIsSet(@Nullable String replyTo, String address) throws Exception {
        Map<String, String> settings = new HashMap<>();
        if (replyTo != null) {
            settings.put("replyTo", replyTo);
        }

        assertThat(message("pat@s.example", settings, "Text").getReplyTo())
                .extracting(reply -> ((InternetAddress) reply).getAddress())
                .containsExactly(address);
    }

    @ParameterizedTest
    @CsvSource({", ", "' ', ", "Support team, Support team"})
    void senderHasANameIfOneIsSet(@Nullable String name, @Nullable String shown) throws Exception {
        Map<String, String> settings = new HashMap<>();
        if (name != null) {
            settings.put("fromDisplayName", name);
        }

        assertThat(((InternetAddress) message("pat@s.example", settings, "Text").getFrom()[0]).getPersonal())
                .isEqualTo(shown);
    }

    @Test
    void domainIsWrittenInAscii() throws Exception {
        assertThat(message("pat@b\u00fccher.example", Map.of(), "Text").getAllRecipients())
                .extracting(Object::toString)
                .containsExactly("pat@xn--bcher-kva.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pat",
                "pat@",
                "a b@s.example",
                "a@s.example, b@s.example",
                "<a@evil.example>@s.example",
                "a@evil.example(x)@s.example",
                "a@s.example (x)",
                "Pat <a@s.example>",
                "a@s..example"
            })
    void invalidAddressGetsNoMail(String address) {
        assertThatThrownBy(() -> message(address, Map.of(), "Text")).isInstanceOf(AddressException.class);
    }

    /** From then on a server may have taken the mail. */
    @Test
    void mailIsBegunOnceItIsWritten() throws Exception {
        MailMessage mail = message("pat@s.example", Map.of(), "Text");
        assertThat(mail.isBegun()).isFalse();

        mail.writeTo(OutputStream.nullOutputStream(), new String[0]);

        assertThat(mail.isBegun()).isTrue();
    }

    @Test
    void mailIsNotPrinted() {
        assertThat(new WrittenMail("m1", "pat@s.example", "fr", "Subject", "Text", "<p>Text</p>", Map.of(), null))
                .hasToString("m1");
    }

    private static MailMessage message(String address, Map<String, String> settings, String text) throws Exception {
        Map<String, String> all = new HashMap<>(settings);
        all.put("from", "support@id.example");
        return new MailMessage(SMTP, new WrittenMail("m1", address, "fr", "Subject", text, "<p>Text</p>", all, null));
    }
}
