package org.powersource.idp.activation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.powersource.idp.activation.ActivationLinkState.Facts;
import org.powersource.idp.outbox.LinkState;

class ActivationLinkStateTest {

    @ParameterizedTest
    @CsvSource({
        "VALID, true, VALID",
        "VALID, false, SUPERSEDED",
        "SUPERSEDED, true, SUPERSEDED",
        "EXPIRED, true, EXPIRED",
        "EXPIRED, false, EXPIRED",
        "USED, true, USED",
        "UNKNOWN, true, UNREADABLE"
    })
    void linkOfAnInactiveAccountIsWorthWhatItsMailIs(LinkState row, boolean sameAddress, ActivationLinkState state) {
        assertThat(ActivationLinkState.of(new Facts(true, true, sameAddress, row)))
                .isEqualTo(state);
    }

    @ParameterizedTest
    @EnumSource
    void activeAccountHasNothingToActivateWhateverTheLinkIs(LinkState row) {
        assertThat(ActivationLinkState.of(new Facts(true, false, true, row))).isEqualTo(ActivationLinkState.ACTIVE);
    }

    @ParameterizedTest
    @EnumSource
    void closedAccountIsToldBeforeAnythingElse(LinkState row) {
        assertThat(ActivationLinkState.of(new Facts(false, true, true, row))).isEqualTo(ActivationLinkState.DISABLED);
        assertThat(ActivationLinkState.of(new Facts(false, false, true, row))).isEqualTo(ActivationLinkState.DISABLED);
    }

    @ParameterizedTest
    @CsvSource({
        "VALID, false",
        "UNREADABLE, false",
        "SUPERSEDED, true",
        "EXPIRED, true",
        "ACTIVE, false",
        "USED, true",
        "DISABLED, false"
    })
    void anotherLinkIsOfferedWhereItHelps(ActivationLinkState state, boolean offered) {
        assertThat(state.offersAnother()).isEqualTo(offered);
    }
}
