package org.powersource.idp.activation;

/** Time at which mails to new accounts are sent. */
enum Sending {
    AT_ONCE,
    /** When the option is changed to {@link #AT_ONCE}. */
    HELD
}
