package org.powersource.idp.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {

    /** Length of the column. */
    private static final int LENGTH = 4000;

    private static Problem problem(Cause cause, long time) {
        return Problem.of(cause, Instant.ofEpochMilli(time), null, null);
    }

    @Test
    void newestComeFirstAndThreeAreKept() {
        Problem second = problem(Cause.WRONG_PASSWORD, 2);
        Problem third = problem(Cause.WRONG_PASSWORD, 3);
        Problem fourth = problem(Cause.DISABLED, 4);

        assertThat(Problem.newest(List.of(third, problem(Cause.WRONG_PASSWORD, 1)), List.of(second, fourth)))
                .containsExactly(fourth, third, second);
    }

    @Test
    void sameProblemTwiceCountsOnce() {
        assertThat(Problem.newest(
                        List.of(problem(Cause.NO_QUESTION, 1)),
                        List.of(problem(Cause.NO_QUESTION, 1), problem(Cause.NO_QUESTION, 1))))
                .hasSize(1);
    }

    @Test
    void isReadAsItWasWritten() {
        List<Problem> problems = List.of(
                Problem.of(Cause.LOCKED, Instant.ofEpochMilli(2), null, Instant.ofEpochMilli(3)),
                Problem.of(Cause.NO_SITE_ACCESS, Instant.ofEpochMilli(1), "grade\"book", null));

        assertThat(Problem.read(Problem.written(problems))).isEqualTo(problems);
        assertThat(Problem.read(Problem.written(List.of()))).isEmpty();
    }

    /** Keycloak's client ids have up to 255 characters. */
    @Test
    void longestFitTheColumn() {
        Problem longest = Problem.of(
                Cause.NO_SITE_ACCESS,
                Instant.ofEpochMilli(Long.MAX_VALUE),
                "\"".repeat(255),
                Instant.ofEpochMilli(Long.MAX_VALUE));

        assertThat(Problem.written(Collections.nCopies(Problem.KEPT, longest))).hasSizeLessThanOrEqualTo(LENGTH);
    }

    /** While nodes of two versions run. */
    @Test
    void whatANewerVersionWroteIsKept() {
        String newer = "[{\"cause\":\"SOMETHING_NEW\",\"time\":1,\"field\":\"new\"}]";

        List<Problem> kept = Problem.newest(Problem.read(newer), List.of(problem(Cause.DISABLED, 2)));

        assertThat(kept).extracting(Problem::cause).containsExactly("DISABLED", "SOMETHING_NEW");
        assertThat(kept.get(1).messageKey()).isEmpty();
    }
}
