package org.powersource.idp.mail;

import java.util.Set;

/** Status of a mail. */
public enum MailState {
    /** Waits for a node to send it. */
    QUEUED,
    /** A node is sending the mail. If that node dies, another node takes over when the lease ends. */
    SENDING,
    /** The mail server refused the mail for now (4xx, no connection, time-out). The mail waits for the next try. */
    RETRYING,
    /** Waits to be released, see {@link MailVerdict#HOLD}. */
    HELD,
    /** The mail server took it. */
    ACCEPTED,
    /** The mail server refused the mail for good (5xx). */
    REFUSED,
    /** The mail could not be sent in the time in which it was worth sending. */
    EXPIRED,
    /** There was no recipient, or nothing to say any more. */
    DISCARDED;

    /** States of mails that nobody got and nobody will get. */
    static final Set<MailState> UNSENT = Set.of(REFUSED, EXPIRED, DISCARDED);

    boolean isOpen() {
        return this == QUEUED || this == SENDING || this == RETRYING;
    }
}
