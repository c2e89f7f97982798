package org.powersource.idp.reminder;

import org.keycloak.sessions.AuthenticationSessionModel;

/** What a sign-in in progress remembers. */
enum ReminderNote {
    /** The page is in the way because the account has no question, and for no other reason. */
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
