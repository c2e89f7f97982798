package org.powersource.idp.activation;

import org.jspecify.annotations.Nullable;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What a sign-in in progress remembers. */
enum ActivationNote {
    /** The mail whose link was opened; without it, the account can't be activated in this sign-in. */
    MAIL("powersource.activation.mail");

    private final String key;

    ActivationNote(String key) {
        this.key = key;
    }

    @Nullable
    String read(AuthenticationSessionModel signIn) {
        return signIn.getAuthNote(key);
    }

    void write(AuthenticationSessionModel signIn, String value) {
        signIn.setAuthNote(key, value);
    }
}
