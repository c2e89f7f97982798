package org.powersource.idp.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.powersource.idp.kit.BrandText;

/** Every message that the code names exists in this jar, for all themes. */
class ReminderMessagesTest {

    private static final Path JAR = Path.of("src/main/resources/theme-resources/messages");

    /** Start of the key of a language's name: in English only, to which every language falls back. */
    private static final String LANGUAGE = "locale_";

    /** Starts of the keys whose texts the account console and the account's record show, too. */
    private static final Set<String> SHOWN_ELSEWHERE = Set.of(
            "reminder-question",
            "reminderCredential",
            "temporary",
            "spoken-code",
            "spokenCodeName",
            "spokenCodeHelp",
            "requiredAction.",
            "record",
            "problem",
            LANGUAGE);

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "fr", "ar"})
    void everyQuestionHasItsText(String language) throws IOException {
        assertThat(read(JAR, language).stringPropertyNames()).containsAll(questions());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "fr", "ar"})
    void noTwoQuestionsReadAlike(String language) throws IOException {
        Properties texts = read(JAR, language);

        assertThat(questions().stream().map(texts::getProperty))
                .allMatch(text -> text.endsWith("?") || text.endsWith("؟"))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "fr", "ar"})
    void everyLanguageHasEveryText(String language) throws IOException {
        assertThat(read(JAR, language).stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(read(JAR, "en").stringPropertyNames().stream()
                        .filter(key ->
                                !key.startsWith(LANGUAGE) && !BrandText.keys().contains(key))
                        .toList());
    }

    /** Read from right to left or not, by its own name. */
    @ParameterizedTest
    @ValueSource(strings = {"de", "pt-BR", "zh-Hans", "fa"})
    void languagesWithoutOurTextsHaveTheirName(String tag) throws IOException {
        assertThat(read(JAR, "en").getProperty(LANGUAGE + tag)).isNotBlank().isNotEqualTo(tag);
    }

    /** The account console doesn't format messages, the other pages do: these characters would look different there. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "fr", "ar"})
    void textsReadAlikeWithAndWithoutFormatting(String language) throws IOException {
        Properties texts = read(JAR, language);
        List<String> questions = questions();

        assertThat(texts.stringPropertyNames())
                .filteredOn(key ->
                        questions.contains(key) || SHOWN_ELSEWHERE.stream().anyMatch(key::startsWith))
                .hasSizeGreaterThan(questions.size())
                .allSatisfy(key -> assertThat(texts.getProperty(key)).as(key).doesNotContain("'", "{", "}"));
    }

    @Test
    void everyRefusalHasItsText() throws IOException {
        assertThat(read(JAR, "en").stringPropertyNames())
                .containsAll(Stream.concat(
                                Arrays.stream(AnswerRefusal.values()).map(AnswerRefusal::messageKey),
                                Arrays.stream(OwnQuestionRefusal.values()).map(OwnQuestionRefusal::messageKey))
                        .toList())
                .contains("reminderQuestionMissing", "reminderAnswerConfirmDifferent");
    }

    private static List<String> questions() {
        return Arrays.stream(ListedQuestion.values())
                .map(ReminderQuestion::listed)
                .map(ReminderQuestion::getMessageKey)
                .map(Objects::requireNonNull)
                .toList();
    }

    private static Properties read(Path folder, String language) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve("messages_" + language + ".properties"))) {
            properties.load(reader);
        }
        return properties;
    }
}
