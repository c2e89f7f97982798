package org.powersource.idp.themes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every language says the same, in the login theme and in the mails. */
class MessagesTest {

    /** In English only, so that one override in the admin console holds for all languages. */
    private static final Set<String> BRAND =
            Set.of("brandName", "supportTeam", "supportEmail", "vendorSupportUrl", "mailDomains");

    private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");

    @ParameterizedTest
    @CsvSource({"login, es", "login, fr", "email, es", "email, fr"})
    void everyLanguageHasEveryTextButTheBrand(String type, String language) throws IOException {
        Set<String> expected = new TreeSet<>(read(type, "en").stringPropertyNames());
        expected.removeAll(BRAND);
        assertThat(read(type, language).stringPropertyNames()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @CsvSource({"login, es", "login, fr", "email, es", "email, fr"})
    void everyLanguageUsesTheSameArguments(String type, String language) throws IOException {
        Properties english = read(type, "en");
        Properties translated = read(type, language);
        for (String key : translated.stringPropertyNames()) {
            assertThat(arguments(translated.getProperty(key))).as(key).isEqualTo(arguments(english.getProperty(key)));
        }
    }

    /** Keycloak formats every message, with or without arguments. */
    @ParameterizedTest
    @CsvSource({"login, en", "login, es", "login, fr", "email, en", "email, es", "email, fr"})
    void apostrophesAreDoubled(String type, String language) throws IOException {
        Properties messages = read(type, language);
        for (String key : messages.stringPropertyNames()) {
            assertThat(messages.getProperty(key)).as(key).doesNotContainPattern(LONE_APOSTROPHE);
        }
    }

    private static int arguments(String message) {
        return new MessageFormat(message, Locale.ROOT).getFormatsByArgumentIndex().length;
    }

    static Properties read(String type, String language) throws IOException {
        Path file = Path.of(
                "src/main/resources/theme/powersource", type, "messages", "messages_" + language + ".properties");
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
