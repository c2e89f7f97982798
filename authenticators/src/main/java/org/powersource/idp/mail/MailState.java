package org.powersource.idp.mail;

import java.util.Set;

/** What became of a mail. */
public enum MailState {
    /** Waits for a node to send it. */
    QUEUED,
    /** A node sends it now; if that node dies, another one takes over when the lease ends. */
    SENDING,
    /** The mail server said no for now (4xx, no connection, time-out): waits for the next try. */
    RETRYING,
    /** May not go yet, see {@link MailKind#isHeld}: waits to be released. */
    HELD,
    /** The mail server took it. */
    ACCEPTED,
    /** The mail server said no for good (5xx). */
    REFUSED,
    /** It could not be sent before it was worthless. */
    EXPIRED,
    /** There was nobody to send it to, or nothing to say any more. */
    DISCARDED;

    /** Nobody got such a mail, and nobody will. */
    static final Set<MailState> UNSENT = Set.of(REFUSED, EXPIRED, DISCARDED);

    boolean isOpen() {
        return this == QUEUED || this == SENDING || this == RETRYING;
    }
}
