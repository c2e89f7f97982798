package org.powersource.idp.recovery;

/** Whether a page may show that an account isn't active yet. */
enum Disclosure {
    NEUTRAL,
    HELPFUL
}
