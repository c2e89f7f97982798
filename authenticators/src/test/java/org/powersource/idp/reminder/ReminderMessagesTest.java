package org.powersource.idp.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every message that the code names exists: the questions in this jar, for all themes, the rest in the login theme. */
class ReminderMessagesTest {

    private static final Path JAR = Path.of("src/main/resources/theme-resources/messages");
    /** Start of the key of a language's name: in English only, to which every language falls back. */
    private static final String LANGUAGE = "locale_";

    /** Start of the keys of the contact's page, which the account console doesn't show. */
    private static final String DISTRICT = "district.";

    private static final Path LOGIN = Path.of("../themes/src/main/resources/theme/powersource/login/messages");

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "fr", "ar"})
    void everyQuestionHasItsText(String language) throws IOException {
        assertThat(read(JAR, language).stringPropertyNames())
                .containsAll(Arrays.stream(ListedQuestion.values())
                        .map(ReminderQuestion::listed)
                        .map(ReminderQuestion::getMessageKey)
                        .map(Objects::requireNonNull)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "fr", "ar"})
    void noTwoQuestionsReadAlike(String language) throws IOException {
        Properties messages = read(JAR, language);
        List<String> texts = messages.stringPropertyNames().stream()
                .filter(key -> !key.startsWith(DISTRICT))
                .map(messages::getProperty)
                .filter(text -> text.endsWith("?") || text.endsWith("؟"))
                .toList();

        assertThat(texts).hasSize(ListedQuestion.values().length);
        assertThat(new HashSet<>(texts)).hasSameSizeAs(texts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "fr", "ar"})
    void everyLanguageHasEveryText(String language) throws IOException {
        assertThat(read(JAR, language).stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(read(JAR, "en").stringPropertyNames().stream()
                        .filter(key -> !key.startsWith(LANGUAGE))
                        .toList());
    }

    /** Read from right to left or not, by its own name. */
    @ParameterizedTest
    @ValueSource(strings = {"de", "pt-BR", "zh-Hans", "fa"})
    void languagesThatWeDontSpeakHaveTheirName(String tag) throws IOException {
        assertThat(read(JAR, "en").getProperty(LANGUAGE + tag)).isNotBlank().isNotEqualTo(tag);
    }

    /** The account console doesn't format messages, the other pages do: these characters would look different there. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "fr", "ar"})
    void textsReadAlikeWithAndWithoutFormatting(String language) throws IOException {
        Properties messages = read(JAR, language);
        assertThat(messages.stringPropertyNames())
                .filteredOn(key -> !key.startsWith(DISTRICT))
                .allSatisfy(key -> assertThat(messages.getProperty(key)).doesNotContain("'", "{", "}"));
    }

    @Test
    void everyRefusalHasItsText() throws IOException {
        Set<String> login = read(LOGIN, "en").stringPropertyNames();

        assertThat(login)
                .containsAll(Stream.concat(
                                Arrays.stream(AnswerRefusal.values()).map(AnswerRefusal::messageKey),
                                Arrays.stream(OwnQuestionRefusal.values()).map(OwnQuestionRefusal::messageKey))
                        .toList())
                .contains("reminderQuestionMissing", "reminderAnswerConfirmDifferent");
    }

    private static Properties read(Path folder, String language) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve("messages_" + language + ".properties"))) {
            properties.load(reader);
        }
        return properties;
    }
}
