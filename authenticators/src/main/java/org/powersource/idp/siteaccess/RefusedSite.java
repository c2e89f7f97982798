package org.powersource.idp.siteaccess;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.UserModel;
import org.powersource.idp.kit.EventDetail;
import org.powersource.idp.kit.SuiteEvent;
import org.powersource.idp.problem.Cause;
import org.powersource.idp.problem.Finding;
import org.powersource.idp.problem.Problem;
import org.powersource.idp.problem.Problems;
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

    /**
     * Writes the event of the refusal, with site and reason. Refused sign-ins and tokens are also shown on the account's record, but not
     * checks that an app repeats.
     */
    void report(SuiteEvent refused, EventBuilder event) {
        refused.report(event.user(user), Map.of(EventDetail.SITE, site, EventDetail.REASON, decision.reason()));
        if (refused == SuiteEvent.SITE_REFUSED) {
            Problems.note(event.getEvent().getRealmId(), user == null ? null : user.getId(), problem());
        }
    }

    private Finding problem() {
        return decision == SiteAccessDecision.NOT_ACTIVE
                ? Cause.NOT_ACTIVE
                : (session, account, time) -> Problem.of(Cause.NO_SITE_ACCESS, time, site, null);
    }
}
