package org.powersource.idp.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.powersource.idp.kit.EventDetail;
import org.powersource.idp.kit.SuiteEvent;
import org.powersource.idp.limit.Allowance;
import org.powersource.idp.mail.LinkState;

/** {@code docs/events.md} names every value. */
class RecoveryEventsTest {

    @ParameterizedTest
    @EnumSource
    void reasonOfARefusedAnswerIsDocumented(Allowance allowance) {
        assertThat(SuiteEvent.ANSWER_REFUSED.valuesOf(EventDetail.REASON))
                .contains("`" + AskQuestion.reason(allowance) + "`");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "VALID")
    void stateOfALinkIsDocumented(LinkState state) {
        assertThat(SuiteEvent.RESET_LINK_REFUSED.valuesOf(EventDetail.LINK)).contains("`" + state.name() + "`");
    }
}
