package org.powersource.idp.recovery;

import org.jspecify.annotations.Nullable;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What the steps know of each other. Never the user: with a user set, the end of the flow would sign in (seen on 26.7.3);
 * the user is set by the mailed link only.
 */
enum RecoveryNote {
    /** As typed, cleaned ({@link org.powersource.idp.account.EmailAddress}). */
    ADDRESS,
    /** What {@link ResetMail} orders when the page's button is pressed: a {@link RecoveryOrder}. */
    ORDER,
    /** That it was ordered: the page may be loaded again, the mail comes once. */
    ORDERED,
    /** That the client's limit kept the last mail from being ordered. */
    CLIENT_LIMIT,
    /** The mail whose link was opened: the steps before the new password let pass. */
    MAIL,
    /** The address that the mail went to; not set for links that were mailed before links named it. */
    MAILED_TO,
    /** What became of a link ({@link org.powersource.idp.mail.LinkState}) that was good once: another may be ordered. */
    ENDED_LINK,
    /** Milliseconds since 1970: when the question was answered, for a mail that was ordered by an ended link's button. */
    ANSWERED_AT,
    /** The mail whose temporary password was used to sign in. */
    TEMPORARY_PASSWORD;

    private String key() {
        return "powersource.recovery." + name();
    }

    @Nullable
    String read(AuthenticationSessionModel authSession) {
        return authSession.getAuthNote(key());
    }

    boolean isSet(AuthenticationSessionModel authSession) {
        return read(authSession) != null;
    }

    void write(AuthenticationSessionModel authSession, String value) {
        authSession.setAuthNote(key(), value);
    }

    void remove(AuthenticationSessionModel authSession) {
        authSession.removeAuthNote(key());
    }
}
