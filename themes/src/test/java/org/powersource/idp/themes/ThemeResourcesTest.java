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
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the files of the themes promise each other; the pages themselves are tested in a browser. */
class ThemeResourcesTest {

    private static final Path SOURCES = Path.of("src/main/resources");
    private static final Path THEME = SOURCES.resolve("theme/powersource");
    private static final Path TOKEN_FILE = Path.of("src/main/tokens.css");
    private static final Pattern COLOUR = Pattern.compile("#([0-9a-f]{3}(?:[0-9a-f]{3})?)\\b(?![\\w-])");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");
    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
    /** The property of each declaration; a selector such as {@code a:hover} is followed by a brace before any semicolon. */
    private static final Pattern DECLARATION = Pattern.compile("[{;]\\s*(-{0,2}[a-z][a-z0-9-]*)\\s*:(?=[^{}]*[;}])");

    private static final Pattern TOKENS =
            Pattern.compile("/\\* tokens: [^\n]*\\*/\n(.*)/\\* end of tokens \\*/", Pattern.DOTALL);

    /** Browsers keep them for 30 days under their name. */
    @ParameterizedTest
    @ValueSource(strings = {"login", "account"})
    void resourceNamesCarryTheHashOfTheirContent(String type) throws Exception {
        for (Path file : filesIn(THEME.resolve(type).resolve("resources"))) {
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)))
                    .substring(0, 8);
            assertThat(file.getFileName().toString())
                    .as("%s was changed: run themes/name-resources.sh", file)
                    .contains("-" + hash + ".");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "login, styles",
        "login, stylesOfOtherPages",
        "login, scriptOfTopics",
        "login, scriptOfForms",
        "account, styles",
        "account, favicons.main",
        "account, logo"
    })
    void namedResourcesExist(String type, String property) throws IOException {
        String name = read(THEME.resolve(type).resolve("theme.properties")).getProperty(property);

        assertThat(THEME.resolve(type).resolve("resources").resolve(name.replaceFirst("^/", "")))
                .exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "account"})
    void styleSheetsHoldTheTokens(String type) throws IOException {
        String tokens = Files.readString(TOKEN_FILE);
        Path sheet = THEME.resolve(type)
                .resolve("resources")
                .resolve(read(THEME.resolve(type).resolve("theme.properties")).getProperty("styles"));
        Matcher copy = TOKENS.matcher(Files.readString(sheet));

        assertThat(copy.find()).isTrue();
        assertThat(tokens).as("run themes/name-resources.sh").endsWith(copy.group(1));
        assertThat(copy.group(1)).startsWith(":root {");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "devserver/src/main/resources/portal/static/style.css",
                "devserver/src/main/resources/mailpage/style.css",
                "authenticators/src/main/resources/META-INF/powersource/district/page.css"
            })
    void otherStyleSheetsHoldTheTokens(String sheet) throws IOException {
        Matcher copy = TOKENS.matcher(Files.readString(Path.of("..").resolve(sheet)));

        assertThat(copy.find()).isTrue();
        assertThat(Files.readString(TOKEN_FILE))
                .as("run themes/name-resources.sh")
                .endsWith(copy.group(1));
        assertThat(copy.group(1)).startsWith(":root {");
    }

    /** Mail programs know no custom properties. */
    @Test
    void mailsAreInTheColoursOfTheTokens() throws IOException {
        Set<String> tokens = colours(TOKEN_FILE);
        for (Path template : filesIn(THEME.resolve("email/html"))) {
            assertThat(tokens).as("%s", template).containsAll(colours(template));
        }
    }

    private static Set<String> colours(Path file) throws IOException {
        return COLOUR.matcher(Files.readString(file))
                .results()
                .map(found -> found.group(1).length() == 3 ? found.group(1).replaceAll("(.)", "$1$1") : found.group(1))
                .collect(Collectors.toSet());
    }

    /** The tool that makes them small leaves out what it doesn't understand, and only warns. */
    @ParameterizedTest
    @ValueSource(strings = {"login", "account"})
    void styleSheetsInTheJarSayTheSame(String type) throws IOException {
        for (Path sheet : filesIn(THEME.resolve(type).resolve("resources").resolve("css"))) {
            Path small = Path.of("target/classes").resolve(SOURCES.relativize(sheet));
            assertThat(declarations(small)).as("%s", sheet).isEqualTo(declarations(sheet));
            assertThat(texts(small)).as("%s", sheet).isEqualTo(texts(sheet));
            assertThat(Files.size(small)).as("%s", sheet).isLessThan(Files.size(sheet));
        }
    }

    private static List<String> declarations(Path sheet) throws IOException {
        return DECLARATION
                .matcher(withoutComments(sheet))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static List<String> texts(Path sheet) throws IOException {
        return TEXT.matcher(withoutComments(sheet))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static String withoutComments(Path sheet) throws IOException {
        return COMMENT.matcher(Files.readString(sheet)).replaceAll("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "fr", "ar"})
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
