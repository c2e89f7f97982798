package org.powersource.idp.account;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The logger to which stock's event listener writes. At TRACE it adds the request's URL and cookies to each event (Keycloak 26.7.4
 * {@code JBossLoggingEventListenerProvider}). They contain keys of mailed links and of sessions.
 */
final class EventLog {

    /** A strong reference: {@code java.util.logging} may drop an unreferenced logger, and its level with it. */
    private static final Logger LOGGER = Logger.getLogger("org.keycloak.events");

    private static final Level TRACE = Level.FINER;
    private static final Level DEBUG = Level.FINE;

    private EventLog() {}

    /** Sets the logger to DEBUG if it is at TRACE. All events are still logged. */
    static void leaveOutRequests() {
        if (LOGGER.isLoggable(TRACE)) {
            LOGGER.setLevel(DEBUG);
            LOGGER.warning(
                    "Events are logged at DEBUG, not at TRACE as the options say: TRACE would log keys of mailed links and of sessions");
        }
    }
}
