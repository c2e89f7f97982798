package org.powersource.idp.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.email.DefaultEmailSenderProvider;

/** Compares what this package copies from Keycloak's sender of mails with the original, so that an upgrade's changes are noticed. */
class DefaultEmailSenderTest {

    private static final String TO = "pat@springfield.example";

    /** Keycloak leaves these out where Jakarta Mail's default is meant. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "mail.smtp.host", "localhost",
            "mail.smtp.port", "25",
            "mail.smtp.auth", "false",
            "mail.smtp.ssl.enable", "false",
            "mail.smtp.starttls.enable", "false",
            "mail.mime.allowutf8", "false");

    private static final Set<String> DIFFERENT = Set.of(
            // Would log mails.
            "mail.debug",
            // Keycloak allows all versions of TLS that Java knows, the suite those that Java has on.
            "mail.smtp.ssl.protocols",
            // A server without STARTTLS gets no password.
            "mail.smtp.starttls.required",
            // The thread that closes connections doesn't wait.
            "mail.smtp.quitwait");

    private static final Set<String> NOT_SUPPORTED = Set.of("debug");

    static Stream<Map<String, String>> settings() {
        Map<String, String> usual =
                Map.of("host", "mail.powersource.example", "port", "2525", "from", "support@powersource.example");
        List<Map<String, String>> all = new ArrayList<>(List.of(usual, Map.of("from", "support@powersource.example")));
        Map.ofEntries(
                        Map.entry("auth", "true"),
                        Map.entry("authType", "token"),
                        Map.entry("ssl", "true"),
                        Map.entry("starttls", "true"),
                        Map.entry("debug", "true"),
                        Map.entry("allowutf8", "true"),
                        Map.entry("timeout", "1000"),
                        Map.entry("connectionTimeout", "2000"),
                        Map.entry("writeTimeout", "3000"),
                        Map.entry("envelopeFrom", "bounces@powersource.example"),
                        Map.entry("fromDisplayName", "Soporte técnico"),
                        Map.entry("replyTo", "help@powersource.example"),
                        Map.entry("from", "support@bücher.example"))
                .forEach((name, value) -> all.add(with(usual, name, value)));
        all.add(with(with(usual, "replyTo", "help@powersource.example"), "replyToDisplayName", "Help"));
        return all.stream();
    }

    private static Map<String, String> with(Map<String, String> settings, String name, String value) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(name, value);
        return more;
    }

    @ParameterizedTest
    @MethodSource("settings")
    void propertiesEqualKeycloaks(Map<String, String> settings) throws Exception {
        Map<String, Object> expected = comparable(keycloaksProperties(settings));
        // Keycloak hands the sender over with the domain in ASCII; the suite does so in the message.
        expected.put("mail.from", settings.get("from"));
        expected.putIfAbsent("mail.smtp.from", settings.get("from"));

        assertThat(comparable(new SmtpProperties(settings).with(MailConnectionsTest.SESSION)))
                .isEqualTo(expected);
    }

    private static Map<String, Object> comparable(Properties properties) {
        Map<String, Object> all = new TreeMap<>(DEFAULTS);
        properties.forEach((name, value) -> all.put(String.valueOf(name), value));
        all.keySet().removeAll(DIFFERENT);
        return all;
    }

    @ParameterizedTest
    @MethodSource("settings")
    void mailEqualsKeycloaks(Map<String, String> settings) throws Exception {
        Session smtp = Session.getInstance(new Properties());
        Message expected = keycloaksMessage(settings, smtp);
        Message actual = new MailMessage(smtp, mail(settings));

        for (String header : List.of("From", "Reply-To", "To", "Subject", "MIME-Version")) {
            assertThat(actual.getHeader(header)[0]).as(header).isEqualToIgnoringCase(expected.getHeader(header)[0]);
        }
        assertThat(parts(actual)).isEqualTo(parts(expected));
    }

    private static WrittenMail mail(Map<String, String> settings) {
        return new WrittenMail("m1", TO, "es", "Contraseña", "Año", "<p>Año</p>", settings, null);
    }

    /** Type and text of each part. */
    private static List<String> parts(Message message) throws Exception {
        Multipart parts = (Multipart) message.getContent();
        List<String> all = new ArrayList<>(List.of(parts.getContentType().split(";", 2)[0]));
        for (int i = 0; i < parts.getCount(); i++) {
            ByteArrayOutputStream decoded = new ByteArrayOutputStream();
            parts.getBodyPart(i).getDataHandler().writeTo(decoded);
            all.add(parts.getBodyPart(i).getContentType() + ": " + decoded.toString(StandardCharsets.UTF_8));
        }
        return all;
    }

    /** A setting that a newer Keycloak reads may need to be read here, too. */
    @Test
    void noSettingIsLeftOut() throws Exception {
        Set<String> keycloaks = new TreeSet<>();
        Set<String> read = new TreeSet<>(NOT_SUPPORTED);
        for (Map<String, String> settings : settings().toList()) {
            Map<String, String> seen = recorded(settings, keycloaks);
            Message theirs = keycloaksMessage(seen, Session.getInstance(keycloaksProperties(seen)));
            seen = recorded(settings, read);
            Message ours = new MailMessage(
                    Session.getInstance(new SmtpProperties(seen).with(MailConnectionsTest.SESSION)), mail(seen));
            assertThat(ours.getSubject()).isEqualTo(theirs.getSubject());
        }

        assertThat(keycloaks).contains("host", "replyToDisplayName");
        assertThat(read).containsAll(keycloaks);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> recorded(Map<String, String> settings, Set<String> read) {
        return (Map<String, String>) Proxy.newProxyInstance(
                DefaultEmailSenderTest.class.getClassLoader(),
                new Class<?>[] {Map.class},
                (self, method, arguments) -> {
                    if (arguments != null && arguments[0] instanceof String name) {
                        read.add(name);
                    }
                    return method.invoke(settings, arguments);
                });
    }

    private static Properties keycloaksProperties(Map<String, String> settings) throws Exception {
        return (Properties) ask("buildEmailProperties", settings, ascii(settings));
    }

    private static MimeMessage keycloaksMessage(Map<String, String> settings, Session smtp) throws Exception {
        Object parts = ask("buildMultipartBody", "Año", "<p>Año</p>");
        return (MimeMessage) ask("buildMessage", smtp, TO, ascii(settings), "Contraseña", settings, parts);
    }

    /** The sender's address as Keycloak's {@code send} hands it over. */
    private static String ascii(Map<String, String> settings) throws Exception {
        return (String) ask("checkFromAddress", String.valueOf(settings.get("from")), false);
    }

    private static Object ask(String name, Object... arguments) throws Exception {
        for (Method method : DefaultEmailSenderProvider.class.getDeclaredMethods()) {
            if (method.getName().equals(name)) {
                method.setAccessible(true);
                return method.invoke(
                        new DefaultEmailSenderProvider(MailConnectionsTest.SESSION, new HashMap<>()), arguments);
            }
        }
        throw new AssertionError("Keycloak's sender has no method " + name + ": compare anew what was copied");
    }
}
