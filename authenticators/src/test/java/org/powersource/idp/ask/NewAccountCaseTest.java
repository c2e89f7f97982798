package org.powersource.idp.ask;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an address is to somebody who wants an account. */
class NewAccountCaseTest {

    @ParameterizedTest
    @CsvSource({
        // account, asked, districts, contact
        "false, false, 1, true, PROVE",
        "true, false, 1, true, ACCOUNT",
        "true, true, 0, false, ACCOUNT",
        "false, true, 1, true, ASKED",
        "false, true, 0, false, ASKED",
        "false, false, 0, false, NO_DISTRICT",
        "false, false, 2, true, SEVERAL_DISTRICTS",
        "false, false, 1, false, NO_CONTACT"
    })
    void firstReasonCounts(
            boolean hasAccount, boolean isAsked, int districts, boolean hasContact, NewAccountCase.State state) {
        assertThat(NewAccountCase.decide(hasAccount, isAsked, districts, hasContact))
                .isEqualTo(state);
    }
}
