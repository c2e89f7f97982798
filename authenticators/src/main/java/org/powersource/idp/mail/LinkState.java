package org.powersource.idp.mail;

/** State of a mailed link. */
public enum LinkState {
    VALID,
    /** A newer mail of the same kind was accepted: only the newest counts. */
    SUPERSEDED,
    USED,
    EXPIRED,
    /** The mail's row is gone: the account or the realm was removed, or the mail is old. */
    UNKNOWN
}
