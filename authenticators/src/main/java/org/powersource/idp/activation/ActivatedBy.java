package org.powersource.idp.activation;

import java.util.Locale;

/** Who made an account active. */
enum ActivatedBy {
    OWNER,
    ADMINISTRATOR,
    /** An identity provider that has verified the address. */
    BROKER,
    /** The owner, with a code that was read out: the address isn't proven. */
    CODE;

    /** In events and meters. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
