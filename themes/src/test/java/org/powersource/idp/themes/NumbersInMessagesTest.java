package org.powersource.idp.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.ChoiceFormat;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** "1 minute", "2 minutes": each language counts in its own way. */
class NumbersInMessagesTest {

    private static final List<Integer> NUMBERS = List.of(0, 1, 2, 3, 10, 11, 100, 111);

    private static final Pattern CHOICE = Pattern.compile("\\{\\d,choice,(?:[^{}]|\\{\\d})*}");
    /** A number and a word in the plural. */
    private static final Pattern UNCOUNTED = Pattern.compile(
            "\\{\\d} (?:\\w+-?\\w* )?(?:seconds|minutes|hours|days|characters|letters|digits|passwords|answers)");

    @ParameterizedTest
    @CsvSource({"login, en", "login, es", "login, fr", "login, ar", "email, en", "email, es", "email, fr", "email, ar"})
    void everyNumberReadsWell(String type, String language) {
        Properties messages = MessagesTest.read(type, language);
        Set<String> counted = counted(type, language);

        assertThat(counted).isEqualTo(counted(type, "en")).isNotEmpty();
        for (String key : counted) {
            for (int number : NUMBERS) {
                String text =
                        new MessageFormat(messages.getProperty(key), Locale.ROOT).format(new Object[] {number, number});
                assertThat(text).as("%s, %d", key, number).doesNotContain("{", "}", "#", "|");
                if (number > 2) {
                    assertThat(text).as(key).contains(Integer.toString(number));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"login", "email"})
    void noPluralIsWithoutAChoice(String type) {
        assertThat(MessagesTest.read(type, "en").values())
                .allSatisfy(text ->
                        assertThat(CHOICE.matcher((String) text).replaceAll("")).doesNotContainPattern(UNCOUNTED));
    }

    @ParameterizedTest
    @CsvSource({
        "en, 0 minutes, 1 minute, 2 minutes, 3 minutes, 11 minutes",
        "es, 0 minutos, 1 minuto, 2 minutos, 3 minutos, 11 minutos",
        "fr, 0 minute, 1 minute, 2 minutes, 3 minutes, 11 minutes",
        "ar, 0 دقيقة, دقيقة واحدة, دقيقتين, 3 دقائق, 11 دقيقة"
    })
    void minutes(String language, String none, String one, String two, String three, String eleven) {
        MessageFormat life = new MessageFormat(
                MessagesTest.read("email", language).getProperty("activationMailLifeMinutes"), Locale.ROOT);

        assertThat(List.of(0, 1, 2, 3, 11))
                .extracting(number -> life.format(new Object[] {number}))
                .zipSatisfy(
                        List.of(none, one, two, three, eleven),
                        (text, words) -> assertThat(text).contains(words + "."));
    }

    private static Set<String> counted(String type, String language) {
        Properties messages = MessagesTest.read(type, language);
        return messages.stringPropertyNames().stream()
                .filter(key -> Arrays.stream(
                                new MessageFormat(messages.getProperty(key), Locale.ROOT).getFormatsByArgumentIndex())
                        .anyMatch(ChoiceFormat.class::isInstance))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
