package org.powersource.idp.ask;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.ClientConnection;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.powersource.idp.kit.EventDetail;
import org.powersource.idp.kit.SuiteEvent;

/** The event of a request that was asked, or that ended. */
final class RequestEvent {

    private static final String WHAT = "powersource-ask";
    private static final String ASKED = "asked";

    private RequestEvent() {}

    /** @param userId null if there is no account */
    static void report(
            KeycloakSession session,
            RealmModel realm,
            Request request,
            @Nullable String userId,
            @Nullable ClientConnection connection) {
        EventBuilder event =
                connection == null ? new EventBuilder(realm, session) : new EventBuilder(realm, session, connection);
        SuiteEvent.REQUEST.report(event.user(userId), details(realm, request));
    }

    static Map<EventDetail, String> details(RealmModel realm, Request request) {
        Map<EventDetail, String> details = new HashMap<>();
        details.put(EventDetail.CUSTOM_REQUIRED_ACTION, WHAT);
        details.put(
                EventDetail.REQUEST, request.isOpen() ? ASKED : request.state().word());
        details.put(EventDetail.REQUEST_ID, request.id());
        details.put(EventDetail.REQUEST_KIND, request.kind().word());
        request.site(realm).ifPresent(site -> details.put(EventDetail.SITE, site.getClientId()));
        details.computeIfAbsent(EventDetail.DISTRICT_ID, key -> request.districtId());
        details.computeIfAbsent(EventDetail.DECIDED_BY, key -> request.decidedBy());
        details.computeIfAbsent(EventDetail.REASON, key -> request.reason());
        return details;
    }
}
