package org.powersource.idp.reminder;

import org.keycloak.sessions.AuthenticationSessionModel;

/** Notes of a running sign-in. */
enum ReminderNote {
    /** The page is shown only because the account has no question. */
    ENROLLING("powersource.reminder.enrolling"),
    NOT_NOW("powersource.reminder.not-now");

    private final String key;

    ReminderNote(String key) {
        this.key = key;
    }

    void set(AuthenticationSessionModel signIn) {
        signIn.setAuthNote(key, "true");
    }

    void remove(AuthenticationSessionModel signIn) {
        signIn.removeAuthNote(key);
    }

    boolean isSet(AuthenticationSessionModel signIn) {
        return signIn.getAuthNote(key) != null;
    }
}
