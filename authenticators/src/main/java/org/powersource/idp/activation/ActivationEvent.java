package org.powersource.idp.activation;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.ClientConnection;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.powersource.idp.kit.EventDetail;
import org.powersource.idp.kit.SuiteEvent;

/** Steps of an activation, in {@link EventDetail#ACTIVATION} in lower case. */
enum ActivationEvent {
    /** A new account has to be activated. */
    CREATED,
    /** The mail server took a mail with a link, or with a reminder of it. */
    MAILED,
    /** A link was opened for the first time. */
    OPENED,
    /** {@link EventDetail#ACTIVATED_BY} says by whom: owner, administrator, broker. */
    ACTIVATED,
    /** Somebody asked for another mail. */
    RESENT,
    /** The newest link ended, and the account is still not active. */
    EXPIRED;

    /** Key in the details of mails about a link: id of the mail with the link. */
    static final String MAIL = "mail";

    void report(KeycloakSession session, RealmModel realm, String userId, Map<EventDetail, String> details) {
        ClientConnection connection = connection(session);
        EventBuilder event =
                connection == null ? new EventBuilder(realm, session) : new EventBuilder(realm, session, connection);
        if (session.getContext().getClient() != null) {
            event.client(session.getContext().getClient());
        }
        Map<EventDetail, String> all = new HashMap<>(details);
        all.put(EventDetail.CUSTOM_REQUIRED_ACTION, Activation.ACTION);
        all.put(EventDetail.ACTIVATION, word());
        SuiteEvent.ACTIVATION.report(event.user(userId), all);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Null in the background, where Keycloak 26.7.4 {@code DefaultKeycloakContext} returns a connection without an address. */
    static @Nullable ClientConnection connection(KeycloakSession session) {
        ClientConnection connection = session.getContext().getConnection();
        return connection == null || connection.getRemoteHost() == null ? null : connection;
    }
}
