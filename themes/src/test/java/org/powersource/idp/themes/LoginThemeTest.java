package org.powersource.idp.themes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a text of the login theme promises to the others; the pages themselves are tested in a browser. */
class LoginThemeTest {

    private static final Path THEME = Path.of("src/main/resources/theme/powersource/login");

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
    @ValueSource(strings = {"en", "es", "fr"})
    void everyRefusalReadsAlike(String language) throws IOException {
        Properties messages = MessagesTest.read("login", language);
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
