package org.powersource.idp.siteaccess;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.UserModel;
import org.powersource.idp.kit.EventDetail;
import org.powersource.idp.kit.SuiteEvent;
import org.powersource.idp.site.SiteAccessDecision;

/**
 * A site that is refused, at a sign-in or to a token.
 *
 * @param user null if the request names no account
 * @param site client id
 */
record RefusedSite(@Nullable UserModel user, String site, SiteAccessDecision decision) {

    /** Empty for a granted site. */
    static Optional<RefusedSite> of(@Nullable UserModel user, String site, SiteAccessDecision decision) {
        return decision.isRefusal() ? Optional.of(new RefusedSite(user, site, decision)) : Optional.empty();
    }

    /** Reports the refusal with site and reason. */
    void report(SuiteEvent refused, EventBuilder event) {
        refused.report(event.user(user), Map.of(EventDetail.SITE, site, EventDetail.REASON, decision.reason()));
    }
}
