package org.powersource.idp.activation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.powersource.idp.activation.ActivationLinkState.Circumstances;
import org.powersource.idp.mail.LinkState;

class ActivationLinkStateTest {

    @ParameterizedTest
    @CsvSource({
        "VALID, true, VALID",
        "VALID, false, CHANGED",
        "SUPERSEDED, true, SUPERSEDED",
        "SUPERSEDED, false, CHANGED",
        "EXPIRED, true, EXPIRED",
        "EXPIRED, false, CHANGED",
        "USED, true, USED",
        "USED, false, CHANGED",
        "UNKNOWN, true, EXPIRED"
    })
    void linkOfAnInactiveAccountIsWorthWhatItsMailIs(LinkState row, boolean termsMet, ActivationLinkState state) {
        assertThat(ActivationLinkState.of(new Circumstances(true, true, true, termsMet, row)))
                .isEqualTo(state);
    }

    @ParameterizedTest
    @EnumSource
    void linkToAnEarlierAddressTellsNothingOfTheAccount(LinkState row) {
        for (boolean enabled : List.of(true, false)) {
            for (boolean waiting : List.of(true, false)) {
                assertThat(ActivationLinkState.of(new Circumstances(enabled, waiting, false, true, row)))
                        .isEqualTo(ActivationLinkState.CHANGED);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void activeAccountHasNothingToActivateWhateverTheLinkIs(LinkState row) {
        assertThat(ActivationLinkState.of(new Circumstances(true, false, true, false, row)))
                .isEqualTo(ActivationLinkState.ACTIVE);
    }

    @ParameterizedTest
    @EnumSource
    void recordShowsEachLinkThatNoLongerWorks(ActivationLinkState state) {
        assertThat(state.problem().isEmpty())
                .isEqualTo(state == ActivationLinkState.VALID || state == ActivationLinkState.DONE);
    }

    @ParameterizedTest
    @EnumSource
    void disabledAccountComesBeforeOtherReasons(LinkState row) {
        assertThat(ActivationLinkState.of(new Circumstances(false, true, true, false, row)))
                .isEqualTo(ActivationLinkState.DISABLED);
        assertThat(ActivationLinkState.of(new Circumstances(false, false, true, false, row)))
                .isEqualTo(ActivationLinkState.DISABLED);
    }

    @ParameterizedTest
    @CsvSource({
        "VALID, false",
        "SUPERSEDED, true",
        "EXPIRED, true",
        "ACTIVE, false",
        "USED, true",
        "CHANGED, false",
        "DONE, false",
        "DISABLED, false"
    })
    void anotherLinkIsOfferedWhereItHelps(ActivationLinkState state, boolean offered) {
        assertThat(state.offersAnother()).isEqualTo(offered);
    }
}
