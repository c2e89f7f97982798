package org.powersource.idp.outbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one try to send ended.
 *
 * @param reply what the mail server said, or what went wrong
 */
record Delivery(
        MailState state, @Nullable String reply, @Nullable Duration linkLife) {

    static Delivery accepted(@Nullable String reply, @Nullable Duration linkLife) {
        return new Delivery(MailState.ACCEPTED, reply, linkLife);
    }

    static Delivery refused(String reply) {
        return new Delivery(MailState.REFUSED, reply, null);
    }

    static Delivery tryAgain(String reply) {
        return new Delivery(MailState.RETRYING, reply, null);
    }

    static Delivery held() {
        return new Delivery(MailState.HELD, null, null);
    }

    static Delivery discarded(String why) {
        return new Delivery(MailState.DISCARDED, why, null);
    }
}
