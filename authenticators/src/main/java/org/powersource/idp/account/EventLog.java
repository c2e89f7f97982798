package org.powersource.idp.account;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The logger to which stock's event listener writes. At TRACE it adds the request's address and cookies to each event (Keycloak 26.7.4
 * {@code JBossLoggingEventListenerProvider}): keys of mailed links, and cookies that are somebody's session.
 */
final class EventLog {

    /** Held, so that it stays as it is set. */
    private static final Logger LOGGER = Logger.getLogger("org.keycloak.events");

    private static final Level TRACE = Level.FINER;
    private static final Level DEBUG = Level.FINE;

    private EventLog() {}

    /** All events are logged as before, without what stock adds at TRACE. */
    static void leaveOutRequests() {
        if (LOGGER.isLoggable(TRACE)) {
            LOGGER.setLevel(DEBUG);
            LOGGER.warning(
                    "Events are logged at DEBUG, though the options say TRACE: requests hold keys of mailed links and sessions");
        }
    }
}
