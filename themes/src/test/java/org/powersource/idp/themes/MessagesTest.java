package org.powersource.idp.themes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every language has the same messages, on the login pages and in the mails. */
class MessagesTest {

    /** In English only, so that one override in the admin console holds for all languages. */
    private static final Set<String> BRAND =
            Set.of("brandName", "supportTeam", "supportEmail", "vendorSupportUrl", "mailDomains");

    /** Start of the name of a language. Languages of Keycloak that the suite doesn't have are named in English only. */
    private static final String LANGUAGE = "locale_";

    /** Keycloak makes whole names of it. */
    private static final String ACTION = "requiredAction.";

    /** Texts of the suite's own pages, for any login theme. */
    private static final Path JAR = Path.of("../authenticators/src/main/resources/theme-resources/messages");

    /** Words that languages share. */
    private static final Set<String> ALIKE = Set.of(
            "district.page.sites", "district.told.mail", "recordSites", "reminderFieldQuestion", "titleOfRefusal");

    /** Starts of Keycloak's own texts that no page of our realm shows: what it has switched off. */
    private static final Set<String> SWITCHED_OFF = Set.of(
            "auth-x509-",
            "credentialOffer",
            "delegationScope",
            "did",
            "doSwitchOrganization",
            "naturalPersonScope",
            "notMemberOf",
            "org",
            "staleInviteOrgLink");

    /** What the code makes whole names of. */
    private static final Set<String> STARTS = Set.of(
            // PageTextsTest looks at each of these.
            "district.page.",
            "district.told.",
            "recordLastMail",
            "recordLastProblem",
            "recordOpenRequest",
            "recordRequest",
            "requestAnswer",
            "requestAnswerSubject",
            "requestsMail",
            "newAccountMail",
            "recordSitesByRole",
            "recordStatus",
            "reminderAnswer",
            "reminderQuestion",
            "resetLinkEnded",
            "spokenCode",
            "temporaryPassword",
            "activationLink",
            "activationMailLife",
            "recoveryNews",
            "noticePasswordChanged",
            "noticeQuestionChanged",
            "noticeAddressChanged",
            "noticeAddressLeft",
            "noticeSpellingChanged",
            "noticeSpokenCodeMade",
            "powersource-reminder-question");

    private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");

    /** What only French types otherwise: a breakable space before these signs or inside quotes, or an apostrophe of a typewriter. */
    private static final Pattern TYPEWRITTEN = Pattern.compile(" [:;?!»]|« |'");

    /** It may say what Keycloak says in that language in other words, too. */
    @ParameterizedTest
    @CsvSource({"login, es", "login, fr", "login, ar", "email, es", "email, fr", "email, ar"})
    void everyLanguageHasEveryTextButTheBrand(String type, String language) {
        Set<String> expected = new TreeSet<>(read(type, "en").stringPropertyNames());
        expected.removeAll(BRAND);
        expected.removeIf(key -> key.startsWith(LANGUAGE) && !theme(type, "en").containsKey(key));
        if (type.equals("login")) {
            stock(type, "en").stringPropertyNames().stream()
                    .filter(key -> SWITCHED_OFF.stream().noneMatch(key::startsWith))
                    .filter(key -> !stock(type, language).containsKey(key))
                    .forEach(expected::add);
        }
        Set<String> known = new TreeSet<>(expected);
        known.addAll(stock(type, "en").stringPropertyNames());
        assertThat(read(type, language).stringPropertyNames())
                .containsAll(expected)
                .isSubsetOf(known);
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "email"})
    void frenchHasItsOwnSpacesAndApostrophes(String type) {
        Properties texts = read(type, "fr");

        assertThat(texts.stringPropertyNames())
                .filteredOn(key -> TYPEWRITTEN.matcher(texts.getProperty(key)).find())
                .isEmpty();
    }

    /** The suite says <i>e-mail</i>; Keycloak's texts for the same pages say <i>courriel</i>. */
    @Test
    void frenchPagesHaveOneWordForMail() {
        Properties shown = stock("login", "fr");
        shown.putAll(read("login", "fr"));

        assertThat(shown.stringPropertyNames())
                .filteredOn(
                        key -> shown.getProperty(key).toLowerCase(Locale.ROOT).contains("courriel"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"login, es", "login, fr", "login, ar", "email, es", "email, fr", "email, ar"})
    void everyLanguageUsesTheSameArguments(String type, String language) {
        Properties english = english(type);
        Properties translated = read(type, language);
        for (String key : translated.stringPropertyNames()) {
            assertThat(arguments(translated.getProperty(key))).as(key).isEqualTo(arguments(english.getProperty(key)));
        }
    }

    /** Keycloak formats every message, with or without arguments. */
    @ParameterizedTest
    @CsvSource({"login, en", "login, es", "login, fr", "login, ar", "email, en", "email, es", "email, fr", "email, ar"})
    void apostrophesAreDoubled(String type, String language) {
        Properties messages = read(type, language);
        for (String key : messages.stringPropertyNames()) {
            assertThat(messages.getProperty(key)).as(key).doesNotContainPattern(LONE_APOSTROPHE);
        }
    }

    @ParameterizedTest
    @CsvSource({"login, es", "login, fr", "login, ar", "email, es", "email, fr", "email, ar"})
    void noEnglishIsLeft(String type, String language) {
        Properties english = english(type);
        Properties translated = read(type, language);

        assertThat(translated.stringPropertyNames())
                .filteredOn(key -> !key.startsWith(LANGUAGE) && !ALIKE.contains(key))
                .allSatisfy(key -> assertThat(translated.getProperty(key))
                        .as(key)
                        .isNotBlank()
                        .isNotEqualTo(english.getProperty(key)));
    }

    /** Named in a template, a script, the code or the realm file, by its whole name or by its start; or one of Keycloak's own. */
    @ParameterizedTest
    @ValueSource(strings = {"login", "email"})
    void noKeyIsUnused(String type) throws IOException {
        String sources = sources();
        Properties stock = stock(type, "en");

        List<String> unused = read(type, "en").stringPropertyNames().stream()
                .filter(key -> !stock.containsKey(key) && !key.startsWith(LANGUAGE) && !key.startsWith(ACTION))
                .filter(key -> Stream.concat(Stream.of(key), STARTS.stream().filter(key::startsWith))
                        .noneMatch(name -> sources.contains('"' + name + '"') || sources.contains("${" + name + '}')))
                .toList();

        assertThat(unused).isEmpty();
    }

    /** Keycloak's words in ours, nothing else: other login themes have the texts of our own pages, too. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "fr", "ar"})
    void loginThemeHasNoTextOfItsOwn(String language) {
        assertThat(theme("login", language).stringPropertyNames())
                .filteredOn(key -> !key.startsWith(LANGUAGE))
                .isSubsetOf(stock("login", "en").stringPropertyNames());
    }

    private static String sources() throws IOException {
        StringBuilder sources = new StringBuilder();
        for (Path folder : List.of(Path.of("src/main/resources"), Path.of("../authenticators/src/main"))) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(path -> path.toString().matches(".*\\.(ftl|js|java)"))
                        .toList()) {
                    sources.append(Files.readString(file));
                }
            }
        }
        return sources.append(Files.readString(Path.of("../realm-export.json"))).toString();
    }

    private static int arguments(String message) {
        return new MessageFormat(message, Locale.ROOT).getFormatsByArgumentIndex().length;
    }

    /** Keycloak's own texts, and ours over them. */
    private static Properties english(String type) {
        Properties english = stock(type, "en");
        english.putAll(read(type, "en"));
        return english;
    }

    private static Properties stock(String type, String language) {
        return properties(Path.of(
                "target/stock-templates/now/theme/base", type, "messages", "messages_" + language + ".properties"));
    }

    /** The suite's texts; on login pages those of both jars. */
    static Properties read(String type, String language) {
        Properties texts = new Properties();
        if (type.equals("login")) {
            texts.putAll(properties(JAR.resolve("messages_" + language + ".properties")));
        }
        texts.putAll(theme(type, language));
        return texts;
    }

    private static Properties theme(String type, String language) {
        return properties(Path.of(
                "src/main/resources/theme/powersource", type, "messages", "messages_" + language + ".properties"));
    }

    private static Properties properties(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
