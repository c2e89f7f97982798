package org.powersource.idp;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the suite's pages may use, so that they work in any login theme; {@code ThemesIT} shows them in some. */
class TemplatesTest {

    private static final String PREFIX = "powersource-";
    private static final String LAYOUT = "template.ftl";

    private static final Path RESOURCES = Path.of("src/main/resources/theme-resources");
    private static final Path TEMPLATES = RESOURCES.resolve("templates");
    private static final Path MAILS = Path.of("../themes/src/main/resources/theme/powersource/email/html");

    /** Of {@code registrationLayout} (Keycloak 26.7.4 keycloak.v2 and base, template.ftl). */
    private static final Set<String> LAYOUT_PARAMETERS =
            Set.of("bodyClass", "displayInfo", "displayMessage", "displayRequiredFields");

    /** Keycloak's own messages, which each login theme has. */
    private static final Set<String> STOCK_MESSAGES = Set.of(
            "backToLogin",
            "doCancel",
            "doForgotPassword",
            "doSubmit",
            "hidePassword",
            "passwordConfirm",
            "passwordNew",
            "showPassword");

    private static final Pattern IMPORT = Pattern.compile("<#(?:import|include) \"([^\"]+)\"");
    private static final Pattern LAYOUT_CALL =
            Pattern.compile("<@layout\\.registrationLayout((?:[^>\"]|\"[^\"]*\")*?); section>");
    private static final Pattern PARAMETER = Pattern.compile("(?<![\\w.])(\\w+)=(?!=)");
    private static final Pattern MESSAGE = Pattern.compile("(?:\\bmsg|page\\.say)\\(\"([^\"]+)\"[,)]");
    private static final Pattern LABEL = Pattern.compile("\\b(?:label|title)=\"(\\w+)\"");
    /** A property of the theme that a page can't do without. */
    private static final Pattern NEEDED_PROPERTY =
            Pattern.compile("\\bproperties(\\.\\w++|\\[[^\\]]*+\\])(?!\\)?(?:!|\\?\\?))");

    private static final Pattern ANY_TEMPLATE = Pattern.compile("[a-z-]+\\.ftl");

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.powersource.idp");

    static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            return files.sorted().toList();
        }
    }

    /** A theme may have a template of its own under any other name. */
    @ParameterizedTest
    @MethodSource("templates")
    void namesOfTemplatesAreTheSuitesOwn(Path template) {
        assertThat(template.getFileName().toString()).startsWith(PREFIX).endsWith(".ftl");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void templatesImportTheLayoutOfTheThemeAndTheirOwnParts(Path template) throws IOException {
        assertThat(found(IMPORT, Files.readString(template)))
                .allSatisfy(name -> assertThat(name.equals(LAYOUT) || Files.exists(TEMPLATES.resolve(name)))
                        .as(name)
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("templates")
    void layoutHasOnlyStocksParameters(Path template) throws IOException {
        String text = Files.readString(template);
        List<String> calls = found(LAYOUT_CALL, text);

        assertThat(calls).hasSize(text.contains("<@layout.registrationLayout") ? 1 : 0);
        assertThat(calls)
                .allSatisfy(call ->
                        assertThat(LAYOUT_PARAMETERS).containsAll(found(PARAMETER, call.replaceAll("\"[^\"]*\"", ""))));
    }

    /** Themes without stock's style sheets lack stock's properties. */
    @ParameterizedTest
    @MethodSource("templates")
    void noPropertyOfAThemeIsNeeded(Path template) throws IOException {
        assertThat(found(NEEDED_PROPERTY, Files.readString(template))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyMessageIsInTheJarOrKeycloaks(Path template) throws IOException {
        String text = Files.readString(template);
        Set<String> own = messages().stringPropertyNames();

        assertThat(Stream.concat(found(MESSAGE, text).stream(), found(LABEL, text).stream()))
                .allSatisfy(key -> assertThat(own.contains(key) || STOCK_MESSAGES.contains(key))
                        .as(key)
                        .isTrue());
    }

    @Test
    void everyTemplateThatTheCodeNamesExists() {
        List<String> named = CODE.stream()
                .flatMap(type -> StringConstants.in(type).stream())
                .filter(text -> ANY_TEMPLATE.matcher(text).matches() && !text.equals(LAYOUT))
                .distinct()
                .toList();

        assertThat(named)
                .hasSizeGreaterThan(20)
                .allSatisfy(name -> assertThat((name.startsWith(PREFIX) ? TEMPLATES : MAILS).resolve(name))
                        .exists());
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static Properties messages() throws IOException {
        Properties messages = new Properties();
        try (Reader reader = Files.newBufferedReader(RESOURCES.resolve("messages/messages_en.properties"))) {
            messages.load(reader);
        }
        return messages;
    }
}
