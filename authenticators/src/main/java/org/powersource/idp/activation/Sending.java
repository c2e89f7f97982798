package org.powersource.idp.activation;

/** When the mails of new accounts go. */
enum Sending {
    AT_ONCE,
    /** Once the option says {@link #AT_ONCE}. */
    HELD
}
