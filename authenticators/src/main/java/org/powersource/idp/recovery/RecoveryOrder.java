package org.powersource.idp.recovery;

/** The mail that a button orders. */
enum RecoveryOrder {
    NEW_PASSWORD,
    /** The activation mail, or the reason why it isn't needed. */
    ACTIVATION
}
