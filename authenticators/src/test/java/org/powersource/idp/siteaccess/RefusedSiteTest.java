package org.powersource.idp.siteaccess;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.powersource.idp.kit.EventDetail;
import org.powersource.idp.kit.SuiteEvent;
import org.powersource.idp.site.SiteAccessDecision;

class RefusedSiteTest {

    @ParameterizedTest
    @EnumSource
    void everyDecisionButTheGrantIsARefusal(SiteAccessDecision decision) {
        assertThat(RefusedSite.of(null, "gradebook", decision).isPresent())
                .isEqualTo(decision != SiteAccessDecision.GRANTED);
    }

    /** {@code docs/events.md} names every value. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GRANTED")
    void reasonIsDocumented(SiteAccessDecision decision) {
        assertThat(SuiteEvent.SITE_REFUSED.valuesOf(EventDetail.REASON)).contains("`" + decision.reason() + "`");
    }
}
