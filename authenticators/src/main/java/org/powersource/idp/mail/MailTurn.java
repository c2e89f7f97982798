package org.powersource.idp.mail;

import org.jspecify.annotations.Nullable;

/** Which mails go first: those with the lowest number in their rows. */
public enum MailTurn {
    /** Somebody waits for it. */
    AWAITED(1),
    /** One of perhaps thousands that a program ordered; their number in a minute may be capped. */
    PATIENT(2),
    /**
     * Ordered for an address that somebody typed: the worker finds out whose account that is. Nodes of older versions claim
     * no mail with this number.
     */
    UNADDRESSED(3);

    private final int number;

    MailTurn(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** The turn as it stands in a row; none there any more: no. */
    boolean is(@Nullable Integer written) {
        return written != null && written == number;
    }

    static MailTurn of(MailOrder order) {
        if (order.userId() == null) {
            return UNADDRESSED;
        }
        return order.kind().canWait() ? PATIENT : AWAITED;
    }
}
