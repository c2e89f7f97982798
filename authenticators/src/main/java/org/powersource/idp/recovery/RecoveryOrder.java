package org.powersource.idp.recovery;

/** What somebody asks for by mail. */
enum RecoveryOrder {
    NEW_PASSWORD,
    /** The activation mail, or what else the owner has to know. */
    ACTIVATION
}
