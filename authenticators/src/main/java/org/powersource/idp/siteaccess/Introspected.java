package org.powersource.idp.siteaccess;

import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.representations.AccessToken;
import org.powersource.idp.account.SuiteRealm;
import org.powersource.idp.site.SiteAccessDecision;

/**
 * A valid token that a client asks about. Called in the last of stock's checks before the answer is prepared: after that, a refused
 * token would still be sent as the claim {@code jwt} (Keycloak 26.7.4 {@code AccessTokenIntrospectionProvider}).
 */
record Introspected(KeycloakSession session, AccessToken token, UserModel user) {

    /** Also checks the client that asks: a lightweight token doesn't name its audience. If not granted, the event says why. */
    boolean isGranted(EventBuilder event) {
        if (!SuiteRealm.is(session.getContext().getRealm())) {
            return true;
        }
        TokenRight right = TokenRight.asTheFlowsSay(session);
        ClientModel asking = session.getContext().getClient();
        if (right.isRefused(user, token) || right.isRefusedAsAudience(user, asking)) {
            event.detail(Details.REASON, SiteAccessDecision.NOT_GRANTED.reason())
                    .error(Errors.ACCESS_DENIED);
            return false;
        }
        return true;
    }
}
