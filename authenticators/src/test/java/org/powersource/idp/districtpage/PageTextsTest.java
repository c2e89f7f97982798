package org.powersource.idp.districtpage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.RealmModel;
import org.powersource.idp.Stub;

/** The page's texts in four languages. */
class PageTextsTest {

    private static final Path MESSAGES = Path.of("src/main/resources/theme-resources/messages");
    private static final Path TEMPLATE =
            Path.of("src/main/resources/theme-resources/templates/powersource-district.ftl");

    private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    /** Starts of names to which a script adds what the server says. */
    private static final Set<String> STARTS = Set.of(
            "status-",
            "statusHelp-",
            "mail-",
            "mailState-",
            "verdict-",
            "refused",
            "request-",
            "requestDo-",
            "requestState-",
            "requestObstacle-");
    /** Words that languages share. */
    private static final Set<String> ALIKE = Set.of("district.told.mail", "district.page.sites");

    @ParameterizedTest
    @ValueSource(strings = {"es", "fr", "ar"})
    void everyLanguageSaysEverythingWithTheSameValues(String language) {
        Properties english = read("en");
        Properties translated = read(language);

        assertThat(keys(translated)).isEqualTo(keys(english)).isNotEmpty();
        assertThat(keys(english)).allSatisfy(key -> {
            assertThat(places(translated, key)).as(key).isEqualTo(places(english, key));
            if (!ALIKE.contains(key)) {
                assertThat(translated.getProperty(key)).as(key).isNotEqualTo(english.getProperty(key));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "fr", "ar"})
    void everyTextIsAPattern(String language) {
        Properties messages = read(language);

        assertThat(keys(messages)).allSatisfy(key -> {
            String text = messages.getProperty(key);
            assertThat(text).as(key).isNotBlank().doesNotContainPattern(LONE_APOSTROPHE);
            assertThat(new MessageFormat(text, Locale.ROOT).getFormatsByArgumentIndex())
                    .hasSizeLessThanOrEqualTo(3);
        });
    }

    @Test
    void noTextIsUnusedAndNoneIsMissing() throws IOException {
        String template = Files.readString(TEMPLATE);
        String script = PageScript.MODULES.stream().map(Asset::read).collect(Collectors.joining());
        Properties english = read("en");

        Set<String> told = PageTexts.of(english, Locale.ENGLISH, PageTexts.TOLD).keySet();
        assertThat(names(template, "\\btext\\.(\\w+)"))
                .isEqualTo(PageTexts.of(english, Locale.ENGLISH, PageTexts.PAGE).keySet());
        assertThat(told.stream().filter(name -> STARTS.stream().noneMatch(name::startsWith)))
                .allSatisfy(name -> assertThat(script).contains("\"" + name + "\""));
        assertThat(names(script, "(?:text|new Told)\\(\"([\\w-]+)\""))
                .isNotEmpty()
                .isSubsetOf(told);
    }

    @Test
    void theScriptGetsItsOwnTextsWithPlacesForValues() {
        Properties messages = new Properties();
        messages.setProperty("district.told.moved", "It''s {1}, not {0}");
        messages.setProperty("district.page.save", "Save");
        messages.setProperty("district.told.named", "${other}");
        messages.setProperty("other", "Other");

        assertThat(PageTexts.of(messages, Locale.ENGLISH, PageTexts.TOLD))
                .isEqualTo(Map.of("moved", "It's {1}, not {0}", "named", "Other"));
    }

    @Test
    void scriptsAreInTheRealmsLanguagesOnly() {
        RealmModel one = Stub.of(RealmModel.class, Map.of());
        RealmModel several = Stub.of(
                RealmModel.class,
                Map.of(
                        "isInternationalizationEnabled",
                        true,
                        "getDefaultLocale",
                        "es",
                        "getSupportedLocalesStream",
                        (Stub.Reply) arguments -> Stream.of("fr")));

        assertThat(PageTexts.isSpoken("fr", several)).isTrue();
        assertThat(PageTexts.isSpoken("es", several)).isTrue();
        assertThat(PageTexts.isSpoken("de", several)).isFalse();
        assertThat(PageTexts.isSpoken("en", one)).isTrue();
        assertThat(PageTexts.isSpoken("../en", one)).isFalse();
    }

    private static Set<String> keys(Properties messages) {
        return messages.stringPropertyNames().stream()
                .filter(key -> key.startsWith("district."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> places(Properties messages, String key) {
        return names(messages.getProperty(key), "(" + PLACE.pattern() + ")");
    }

    private static Set<String> names(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties read(String language) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(MESSAGES.resolve("messages_" + language + ".properties"))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
