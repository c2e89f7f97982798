package org.powersource.idp.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.List;
import org.junit.jupiter.params.provider.ValueSource;

/** Typed answers and questions. {@code mvn test -Pfuzz} looks for texts that break them. */
class AnswerFuzzTest {

    private static final AnswerPolicy POLICY = new AnswerPolicy(
            "What was the name of your first stuffed animal?",
            List.of("Mary Ann", "Smith"),
            List.of("Mary.Smith@springfield.example"),
            List.of("Springfield"));

    @ValueSource(
            strings = {
                "Rex",
                "  R\u00e9-x. ",
                "stra\u00dfe",
                "\u0130\u0131\u03c2",
                "\u200f\u2764\ufe0f",
                "\ud800",
                "\0",
                "\ufdfa"
            })
    @FuzzTest(maxDuration = "10m")
    void anyTextIsFoldedOnceAndForAll(@NotNull String typed) {
        String folded = Folding.fold(typed);

        assertThat(Folding.fold(folded)).isEqualTo(folded);
        assertThat(folded).doesNotContainPattern("[\\p{Z}\\p{P}\\p{C}]");
        assertThat(Folding.foldTyped(typed)).isIn("", folded);
        if (POLICY.refusal(typed).isEmpty()) {
            assertThat(folded.codePointCount(0, folded.length()))
                    .isBetween(AnswerPolicy.SHORTEST, AnswerPolicy.LONGEST);
            assertThat(Folding.foldTyped(typed)).isEqualTo(folded);
        }
        assertThat(OwnQuestionRefusal.of(typed)).isNotNull();
    }
}
