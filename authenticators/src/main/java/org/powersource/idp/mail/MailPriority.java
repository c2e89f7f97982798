package org.powersource.idp.mail;

import org.jspecify.annotations.Nullable;

/** Priority of a mail: the lowest number goes first. */
public enum MailPriority {
    /** High priority: a person waits for the mail. */
    HIGH(1),
    /** Low priority: one of perhaps thousands that a program ordered. Their number in a minute may be capped. */
    LOW(2),
    /**
     * Ordered for an address that somebody typed: the worker finds out whose account that is. Nodes of older versions claim
     * no mail with this number.
     */
    UNADDRESSED(3);

    private final int number;

    MailPriority(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** Whether a row contains this priority; false for null. */
    boolean is(@Nullable Integer written) {
        return written != null && written == number;
    }

    static MailPriority of(MailOrder order) {
        if (order.userId() == null) {
            return UNADDRESSED;
        }
        return order.kind().lowPriority() ? LOW : HIGH;
    }
}
