package org.powersource.idp.themes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.text.MessageFormat;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a text of the login theme promises to the others; the pages themselves are tested in a browser. */
class LoginThemeTest {

    private static final Path THEME = Path.of("src/main/resources/theme/powersource/login");
    private static final Set<String> BRAND =
            Set.of("brandName", "supportTeam", "supportEmail", "vendorSupportUrl", "mailDomains");
    private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");

    /** Browsers keep them for 30 days under their name. */
    @Test
    void resourceNamesCarryTheHashOfTheirContent() throws Exception {
        for (Path file : filesIn(THEME.resolve("resources"))) {
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)))
                    .substring(0, 8);
            assertThat(file.getFileName().toString())
                    .as("%s was changed: run themes/name-resources.sh", file)
                    .contains("-" + hash + ".");
        }
    }

    @Test
    void namedResourcesExist() throws IOException {
        Properties theme = read(THEME.resolve("theme.properties"));
        for (String key :
                List.of("styles", "stylesOfOtherPages", "scriptOfTopics", "scripts.powersource", "favicons.main")) {
            assertThat(THEME.resolve("resources").resolve(theme.getProperty(key)))
                    .as(key)
                    .exists();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "fr"})
    void everyLanguageHasEveryTextButTheBrand(String language) throws IOException {
        Set<String> expected = new TreeSet<>(messages("en").stringPropertyNames());
        expected.removeAll(BRAND);
        assertThat(messages(language).stringPropertyNames()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "fr"})
    void everyLanguageUsesTheSameArguments(String language) throws IOException {
        Properties english = messages("en");
        Properties translated = messages(language);
        for (String key : translated.stringPropertyNames()) {
            assertThat(arguments(translated.getProperty(key))).as(key).isEqualTo(arguments(english.getProperty(key)));
        }
    }

    /** Keycloak formats every message, with or without arguments. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "fr"})
    void apostrophesAreDoubled(String language) throws IOException {
        Properties messages = messages(language);
        for (String key : messages.stringPropertyNames()) {
            assertThat(messages.getProperty(key)).as(key).doesNotContainPattern(LONE_APOSTROPHE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "fr"})
    void everyRefusalReadsAlike(String language) throws IOException {
        Properties messages = messages(language);
        assertThat(Stream.of(
                                "invalidUserMessage",
                                "invalidUsernameMessage",
                                "invalidUsernameOrEmailMessage",
                                "invalidPasswordMessage",
                                "accountTemporarilyDisabledMessage",
                                "accountPermanentlyDisabledMessage")
                        .map(messages::getProperty)
                        .distinct())
                .hasSize(1);
    }

    private static int arguments(String message) {
        return new MessageFormat(message, Locale.ROOT).getFormatsByArgumentIndex().length;
    }

    private static Properties messages(String language) throws IOException {
        return read(THEME.resolve("messages/messages_" + language + ".properties"));
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }

    private static List<Path> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
