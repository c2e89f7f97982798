package org.powersource.idp.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.powersource.idp.site.ClientsWithoutRole.ALLOW;
import static org.powersource.idp.site.ClientsWithoutRole.DENY;
import static org.powersource.idp.site.SiteAccessDecision.GRANTED;
import static org.powersource.idp.site.SiteAccessDecision.NOT_A_SITE;
import static org.powersource.idp.site.SiteAccessDecision.NOT_GRANTED;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteAccessRulesTest {

    @Test
    void tickOrRoleGrants() {
        assertThat(atSite(true, true)).isEqualTo(GRANTED);
        assertThat(atSite(true, false)).isEqualTo(GRANTED);
        assertThat(atSite(false, true)).isEqualTo(GRANTED);
        assertThat(atSite(false, false)).isEqualTo(NOT_GRANTED);
    }

    @Test
    void theRoleIsLookedUpOnlyIfTheTickDoesNotGrant() {
        assertThat(SiteAccessRules.decide(true, () -> true, SiteAccessRulesTest::mustNotBeAsked, ALLOW))
                .isEqualTo(GRANTED);
    }

    @Test
    void clientsWithoutTheRoleFollowTheOption() {
        assertThat(elsewhere(ALLOW)).isEqualTo(GRANTED);
        assertThat(elsewhere(DENY)).isEqualTo(NOT_A_SITE);
    }

    private static SiteAccessDecision atSite(boolean ticked, boolean hasRole) {
        return SiteAccessRules.decide(true, () -> ticked, () -> hasRole, DENY);
    }

    private static SiteAccessDecision elsewhere(ClientsWithoutRole withoutRole) {
        return SiteAccessRules.decide(
                false, SiteAccessRulesTest::mustNotBeAsked, SiteAccessRulesTest::mustNotBeAsked, withoutRole);
    }

    private static boolean mustNotBeAsked() {
        throw new AssertionError("asked in vain");
    }

    @ParameterizedTest
    @CsvSource({
        "GRANTED, false, site_access_granted",
        "NOT_GRANTED, true, site_access_not_granted",
        "NOT_ACTIVE, true, site_access_not_active",
        "NOT_A_SITE, true, site_access_not_a_site"
    })
    void decisionIsARefusalUnlessItGrants(SiteAccessDecision decision, boolean refusal, String reason) {
        assertThat(decision.isRefusal()).isEqualTo(refusal);
        assertThat(decision.reason()).isEqualTo(reason);
    }
}
