package org.powersource.idp.mail;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Result of one try to send.
 *
 * @param reply what the mail server said, or what went wrong
 * @param linkLife life of the mail's link from now on; null without a link, and for a mail that certainly didn't arrive
 * @param reached whether a mail server was reached
 */
public record Delivery(
        MailState state, @Nullable String reply, @Nullable Duration linkLife, boolean reached) {

    public static Delivery accepted(@Nullable String reply, @Nullable Duration linkLife) {
        return new Delivery(MailState.ACCEPTED, reply, linkLife, true);
    }

    public static Delivery refused(String reply) {
        return new Delivery(MailState.REFUSED, reply, null, true);
    }

    public static Delivery tryAgain(String reply) {
        return tryAgain(reply, null);
    }

    /** The mail server may have accepted the mail, because its answer may be lost. */
    public static Delivery tryAgain(String reply, @Nullable Duration linkLife) {
        return new Delivery(MailState.RETRYING, reply, linkLife, true);
    }

    /** No connection, or no greeting from the server: the failure isn't about this mail. */
    public static Delivery unreached(String reply) {
        return new Delivery(MailState.RETRYING, reply, null, false);
    }

    public static Delivery held() {
        return new Delivery(MailState.HELD, null, null, true);
    }

    public static Delivery discarded(String why) {
        return new Delivery(MailState.DISCARDED, why, null, true);
    }
}
