package org.powersource.idp.userprofile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountStatusTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
                    # enabled, activated, locked, site, status
                    true,  true,  false, true,  ACTIVE
                    true,  true,  false, false, NO_SITE_ACCESS
                    true,  false, false, true,  NOT_ACTIVE
                    true,  false, false, false, NOT_ACTIVE
                    false, true,  false, true,  DISABLED
                    false, false, false, false, DISABLED
                    true,  true,  true,  true,  LOCKED
                    true,  false, true,  true,  LOCKED
                    # Keycloak disables an account that it locks for good.
                    false, true,  true,  true,  LOCKED
                    """)
    void whatStandsInTheWayFirstIsShown(
            boolean enabled, boolean activated, boolean locked, boolean site, AccountStatus status) {
        assertThat(AccountStatus.of(enabled, activated, locked, site)).isEqualTo(status);
    }

    /** The help of the field, and scripts, name these. */
    @ParameterizedTest
    @CsvSource({
        "ACTIVE, active",
        "NO_SITE_ACCESS, no site access",
        "NOT_ACTIVE, not active",
        "DISABLED, disabled",
        "LOCKED, locked"
    })
    void statusIsShownInWords(AccountStatus status, String words) {
        assertThat(status.words()).isEqualTo(words);
    }
}
