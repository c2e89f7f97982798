package org.powersource.idp.recovery;

import org.jspecify.annotations.Nullable;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What the steps know of each other. Never the user: with a user set, the end of the flow would sign in (seen on 26.7.3);
 * the user is set by the mailed link only.
 */
enum RecoveryNote {
    /** As typed, without the blanks around it. */
    ADDRESS,
    /** When the mail was ordered last, milliseconds since 1970: the page may be reloaded, the mail comes once. */
    ORDERED_AT,
    /** The mail whose link was opened. */
    MAIL;

    private String key() {
        return "powersource.recovery." + name();
    }

    @Nullable
    String read(AuthenticationSessionModel authSession) {
        return authSession.getAuthNote(key());
    }

    void write(AuthenticationSessionModel authSession, String value) {
        authSession.setAuthNote(key(), value);
    }
}
