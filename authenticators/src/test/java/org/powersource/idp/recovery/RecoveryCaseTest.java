package org.powersource.idp.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.powersource.idp.problem.Problem;

/** The account's record for each case. */
class RecoveryCaseTest {

    private static final Instant TIME = Instant.ofEpochMilli(1);
    private static final Instant END = Instant.ofEpochMilli(2);

    @Test
    void eachCaseHasACauseOfItsOwn() {
        assertThat(Stream.of(RecoveryCase.values()).map(RecoveryCase::cause)).doesNotHaveDuplicates();
    }

    /** A disabled account may have a locked question, too. */
    @ParameterizedTest
    @EnumSource
    void onlyALockedQuestionOpensAgain(RecoveryCase state) {
        assertThat(new RecoveryAccount(state, Optional.of(END)).problem(TIME))
                .isEqualTo(Problem.of(state.cause(), TIME, null, state == RecoveryCase.LOCKED ? END : null));
    }
}
