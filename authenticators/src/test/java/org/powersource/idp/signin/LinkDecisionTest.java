package org.powersource.idp.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.powersource.idp.signin.LinkDecision.ALLOWED;
import static org.powersource.idp.signin.LinkDecision.NOT_ACTIVE;
import static org.powersource.idp.signin.LinkDecision.NOT_PROVEN;
import static org.powersource.idp.signin.LinkDecision.OTHER_ACCOUNT;
import static org.powersource.idp.signin.LinkDecision.PRIVILEGED;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.powersource.idp.account.Privilege;
import org.powersource.idp.kit.EventDetail;
import org.powersource.idp.kit.SuiteEvent;

class LinkDecisionTest {

    private static final Set<String> PASSWORD = Set.of("password");
    private static final Set<String> NO_FACTOR = Set.of();

    @Test
    void passwordIsEnoughForAnAccountWithoutASecondFactor() {
        assertThat(decide(PASSWORD, NO_FACTOR)).isEqualTo(ALLOWED);
        assertThat(decide(Set.of(), NO_FACTOR)).isEqualTo(NOT_PROVEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"otp", "webauthn", "webauthn-passwordless", "recovery-authn-codes", "unheard-of"})
    void anySecondFactorIsTakenBesideThePassword(String factor) {
        Set<String> factors = Set.of(factor);

        assertThat(decide(PASSWORD, factors)).isEqualTo(NOT_PROVEN);
        assertThat(decide(factors, factors)).isEqualTo(NOT_PROVEN);
        assertThat(decide(Set.of("password", "other"), factors)).isEqualTo(NOT_PROVEN);
        assertThat(decide(Set.of("password", factor), factors)).isEqualTo(ALLOWED);
        assertThat(decide(Set.of("password", factor), Set.of(factor, "another")))
                .isEqualTo(ALLOWED);
    }

    @ParameterizedTest
    @EnumSource(value = Privilege.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void privilegedAccountsAreNeverLinked(Privilege privilege) {
        assertThat(LinkDecision.of(true, PASSWORD, NO_FACTOR, privilege, false)).isEqualTo(PRIVILEGED);
    }

    @Test
    void inactiveAccountsAreNeverLinked() {
        assertThat(LinkDecision.of(true, PASSWORD, NO_FACTOR, Privilege.NONE, true))
                .isEqualTo(NOT_ACTIVE);
    }

    @ParameterizedTest
    @EnumSource(Privilege.class)
    void nothingOfTheAccountIsToldBeforeItIsProven(Privilege privilege) {
        for (boolean inactive : new boolean[] {false, true}) {
            assertThat(LinkDecision.of(true, Set.of(), NO_FACTOR, privilege, inactive))
                    .isEqualTo(NOT_PROVEN);
            assertThat(LinkDecision.of(false, PASSWORD, NO_FACTOR, privilege, inactive))
                    .isEqualTo(OTHER_ACCOUNT);
        }
        assertThat(OTHER_ACCOUNT.message()).isEqualTo(NOT_PROVEN.message());
    }

    private static LinkDecision decide(Set<String> given, Set<String> factors) {
        return LinkDecision.of(true, given, factors, Privilege.NONE, false);
    }

    /** {@code docs/events.md} names every value. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ALLOWED")
    void reasonIsDocumented(LinkDecision decision) {
        assertThat(SuiteEvent.LINK_REFUSED.valuesOf(EventDetail.REASON)).contains("`" + decision.reason() + "`");
    }
}
