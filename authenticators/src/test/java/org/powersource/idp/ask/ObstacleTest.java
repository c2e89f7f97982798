package org.powersource.idp.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keeps a request from being granted. */
class ObstacleTest {

    @ParameterizedTest
    @CsvSource({
        // site, enabled, in the district, account enabled
        "true, true, true, true, ",
        "false, false, false, false, SITE_GONE",
        "true, false, false, false, SITE_DISABLED",
        "true, true, false, false, SITE_NOT_IN_DISTRICT",
        "true, true, true, false, ACCOUNT_DISABLED"
    })
    void firstReasonCounts(
            boolean isSite, boolean isOn, boolean isInDistrict, boolean isAccountOn, @Nullable Obstacle obstacle) {
        assertThat(Obstacle.ofAccess(isSite, isOn, isInDistrict, isAccountOn)).isEqualTo(Optional.ofNullable(obstacle));
    }

    @ParameterizedTest
    @CsvSource({
        // there is an account, the district has the domain
        "false, true, ",
        "true, false, ACCOUNT_EXISTS",
        "false, false, DOMAIN_NOT_IN_DISTRICT"
    })
    void newAccountNeedsAFreeAddressOfTheDistrict(
            boolean hasAccount, boolean isDomainInDistrict, @Nullable Obstacle obstacle) {
        assertThat(Obstacle.ofAccount(hasAccount, isDomainInDistrict)).isEqualTo(Optional.ofNullable(obstacle));
    }

    /** The page's texts are named so. */
    @Test
    void wordsAreThoseOfThePage() {
        assertThat(Obstacle.values())
                .extracting(Obstacle::word)
                .contains("site-gone", "site-not-in-district", "account-exists");
    }
}
