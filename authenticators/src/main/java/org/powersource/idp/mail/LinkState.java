package org.powersource.idp.mail;

/** What a mailed link is worth now. */
public enum LinkState {
    VALID,
    /** A newer mail of the same sort was accepted: only the newest counts. */
    SUPERSEDED,
    USED,
    EXPIRED,
    /** Its row is gone: the account or the realm was removed, or it is long ago. */
    UNKNOWN
}
