package org.powersource.idp.activation;

import org.jspecify.annotations.Nullable;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Notes of a running sign-in. */
enum ActivationNote {
    /** The mail whose link was opened; without it, the account can't be activated in this sign-in. */
    MAIL("powersource.activation.mail"),
    /** The address that the mail went to. */
    ADDRESS("powersource.activation.address"),
    /** The sign-in has met an inactive account: it ends unless it activates the account itself. */
    BARRED("powersource.activation.barred");

    private final String key;

    ActivationNote(String key) {
        this.key = key;
    }

    @Nullable
    String read(AuthenticationSessionModel signIn) {
        return signIn.getAuthNote(key);
    }

    boolean isSet(AuthenticationSessionModel signIn) {
        return read(signIn) != null;
    }

    void write(AuthenticationSessionModel signIn, String value) {
        signIn.setAuthNote(key, value);
    }

    void remove(AuthenticationSessionModel signIn) {
        signIn.removeAuthNote(key);
    }
}
