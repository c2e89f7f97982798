package org.powersource.idp.activation;

import org.jspecify.annotations.Nullable;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What a sign-in in progress remembers. */
enum ActivationNote {
    /** The mail whose link was opened; without it, the account can't be activated in this sign-in. */
    MAIL("powersource.activation.mail"),
    /** The address that {@link #MAIL} or {@link #CONFIRMING} went to. */
    ADDRESS("powersource.activation.address"),
    /** This sign-in met an inactive account: it ends unless it activates the account itself. */
    BARRED("powersource.activation.barred"),
    /** Id of the account whose owner somebody who manages it has vouched for: it is activated without its mailbox. */
    VOUCHED("powersource.activation.vouched"),
    /** The mail whose link confirms the address, once the sign-in gets through. */
    CONFIRMING("powersource.activation.confirming");

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
