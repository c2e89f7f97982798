package org.powersource.idp.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.powersource.idp.reminder.AnswerRefusal.CONTROL_CHARACTERS;
import static org.powersource.idp.reminder.AnswerRefusal.DISTRICT;
import static org.powersource.idp.reminder.AnswerRefusal.EMAIL;
import static org.powersource.idp.reminder.AnswerRefusal.HOLDS_QUESTION;
import static org.powersource.idp.reminder.AnswerRefusal.IN_QUESTION;
import static org.powersource.idp.reminder.AnswerRefusal.MISSING;
import static org.powersource.idp.reminder.AnswerRefusal.NAME;
import static org.powersource.idp.reminder.AnswerRefusal.TOO_LONG;
import static org.powersource.idp.reminder.AnswerRefusal.TOO_SHORT;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerPolicyTest {

    private static final AnswerPolicy POLICY = new AnswerPolicy(
            "What did you call your favorite stuffed animal or doll as a child?",
            List.of("Mary Ann", "O'Brien-Núñez"),
            List.of("m.obrien@district12.example"),
            List.of("Springfield Unified", "guests"));

    static final List<Arguments> REFUSED = List.of(
            Arguments.of("", MISSING),
            Arguments.of("   ", TOO_SHORT),
            Arguments.of("?!...", TOO_SHORT),
            Arguments.of("R e.", TOO_SHORT),
            Arguments.of("🐶🐱", TOO_SHORT),
            Arguments.of("\u202Eab\u200F", TOO_SHORT),
            Arguments.of("a".repeat(41), TOO_LONG),
            Arguments.of("🐶".repeat(41), TOO_LONG),
            Arguments.of("Rex" + " ".repeat(400), TOO_LONG),
            Arguments.of("Rex\n", CONTROL_CHARACTERS),
            Arguments.of("Re\tx", CONTROL_CHARACTERS),
            Arguments.of("Re\u0000x", CONTROL_CHARACTERS),
            Arguments.of("Rex\uD83D", CONTROL_CHARACTERS),
            Arguments.of("animal", IN_QUESTION),
            Arguments.of("Áñimal!", IN_QUESTION),
            Arguments.of("stuffed animal", IN_QUESTION),
            Arguments.of("StuffedAnimal", IN_QUESTION),
            Arguments.of("Mary", NAME),
            Arguments.of("mary-ann", NAME),
            Arguments.of("Brien Nunez", NAME),
            Arguments.of("Mary Ann O’Brien Núñez", NAME),
            Arguments.of("m.obrien@district12.example", EMAIL),
            Arguments.of("OBrien", NAME),
            Arguments.of("MOBRIEN", EMAIL),
            Arguments.of("district 12", EMAIL),
            Arguments.of("springfield", DISTRICT),
            Arguments.of("Springfield Unified", DISTRICT),
            Arguments.of("Guests", DISTRICT));

    @ParameterizedTest
    @FieldSource("REFUSED")
    void weakAnswerIsRefusedWithTheReason(String answer, AnswerRefusal why) {
        assertThat(POLICY.refusal(answer)).contains(why);
    }

    /** Some of these answers share letters, but no whole word, with the question or a name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rex",
                "r e x",
                "an ordinary word",
                "1984",
                "hat",
                "animal stuffed",
                "Mary Poppins",
                "Springfield Gardens",
                "🐶🐱🐭",
                "👩🏽‍🚀🚀🌖",
                "שָׂרָה",
                "قطة",
                "高い山",
                "김치국",
                "Straße",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void accepts(String answer) {
        assertThat(POLICY.refusal(answer)).isEmpty();
    }

    @Test
    void aQuestionInOwnWordsMustNotBeInItsAnswer() {
        AnswerPolicy policy = new AnswerPolicy("Teddy?", List.of(), List.of(), List.of());

        assertThat(policy.refusal("my teddy Paul")).contains(HOLDS_QUESTION);
        assertThat(policy.refusal("teddy")).contains(IN_QUESTION);
        assertThat(policy.refusal("Teddyson")).isEmpty();
    }

    /** Somebody without a name, a group, or (while a question is missing, too) a question. */
    @Test
    void emptyNamesAndAddressesForbidNoAnswer() {
        assertThat(new AnswerPolicy("", List.of(""), List.of(), List.of()).refusal("Rex"))
                .isEmpty();
    }

    @Test
    void tenThousandCharactersAreAnsweredAtOnce() {
        // each of these letters becomes 18 when it is folded
        String long18 = "\uFDFA".repeat(10_000);

        assertTimeoutPreemptively(
                Duration.ofMillis(200), () -> assertThat(POLICY.refusal(long18)).contains(TOO_LONG));
        assertThat(Folding.foldTyped(long18)).isEmpty();
    }
}
