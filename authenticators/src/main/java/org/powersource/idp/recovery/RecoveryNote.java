package org.powersource.idp.recovery;

import org.jspecify.annotations.Nullable;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Notes by which the steps pass on what they know. Only the mailed link sets the sign-in's user: with a user, the end of the flow signs in
 * (seen on 26.7.3).
 */
enum RecoveryNote {
    /** The typed address, cleaned ({@link org.powersource.idp.account.EmailAddress}). */
    ADDRESS,
    /** The {@link RecoveryOrder} of the page's button, for {@link ResetMail}. */
    ORDER,
    /** Set when the mail is ordered: loading the page again orders no second one. */
    ORDERED,
    /** Set if the last mail wasn't ordered because the client address has reached its limit. */
    CLIENT_LIMIT,
    /** The mail whose link was opened. With it, the steps before the new password succeed. */
    MAIL,
    /** The address that the mail went to; not set for links of older versions. */
    MAILED_TO,
    /** State ({@link org.powersource.idp.mail.LinkState}) of a link that no longer works: another may be ordered. */
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
