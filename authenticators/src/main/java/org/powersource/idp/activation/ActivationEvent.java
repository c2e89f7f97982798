package org.powersource.idp.activation;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.ClientConnection;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.powersource.idp.kit.SharedId;

/**
 * What happens to an activation, as Keycloak's user events tell it: type {@link EventType#CUSTOM_REQUIRED_ACTION}, {@code
 * custom_required_action} is {@link SharedId#ACTIVATE_ACCOUNT}, and {@value #WHAT} is one of these in lower case.
 */
enum ActivationEvent {
    /** A new account waits for its activation. */
    CREATED,
    /** The mail server took a mail with a link, or with a reminder of it. */
    MAILED,
    /** A link was opened for the first time. */
    OPENED,
    /** {@value #BY} says by whom: owner, administrator, broker. */
    ACTIVATED,
    /** Somebody asked for another mail. */
    RESENT,
    /** The newest link ended, and the account is still not active. */
    EXPIRED;

    static final String WHAT = "activation";
    static final String BY = "activated_by";
    static final String MAIL = "mail";

    void report(KeycloakSession session, RealmModel realm, String userId, Map<String, String> details) {
        ClientConnection connection = connection(session);
        EventBuilder event =
                connection == null ? new EventBuilder(realm, session) : new EventBuilder(realm, session, connection);
        event.event(EventType.CUSTOM_REQUIRED_ACTION)
                .user(userId)
                .detail(Details.CUSTOM_REQUIRED_ACTION, Activation.ACTION)
                .detail(WHAT, name().toLowerCase(Locale.ROOT));
        if (session.getContext().getClient() != null) {
            event.client(session.getContext().getClient());
        }
        details.forEach(event::detail);
        event.success();
    }

    /** Null in the background, where Keycloak 26.7.4 {@code DefaultKeycloakContext} gives one without an address. */
    static @Nullable ClientConnection connection(KeycloakSession session) {
        ClientConnection connection = session.getContext().getConnection();
        return connection == null || connection.getRemoteHost() == null ? null : connection;
    }
}
