package org.powersource.idp.activation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.powersource.idp.kit.EventDetail;
import org.powersource.idp.kit.SuiteEvent;

/** {@code docs/events.md} names every value. */
class ActivationEventTest {

    @ParameterizedTest
    @EnumSource
    void stepIsDocumented(ActivationEvent step) {
        assertThat(SuiteEvent.ACTIVATION.valuesOf(EventDetail.ACTIVATION)).contains("`" + step.word() + "`");
    }

    @ParameterizedTest
    @EnumSource
    void whoActivatedIsDocumented(ActivatedBy by) {
        assertThat(SuiteEvent.ACTIVATION.valuesOf(EventDetail.ACTIVATED_BY)).contains("`" + by.word() + "`");
    }
}
