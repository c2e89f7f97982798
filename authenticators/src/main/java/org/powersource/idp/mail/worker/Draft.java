package org.powersource.idp.mail.worker;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.powersource.idp.mail.Delivery;
import org.powersource.idp.mail.smtp.WrittenMail;

/**
 * Result of writing a mail: the mail, or the reason why there is none.
 *
 * @param writtenAt of {@link System#nanoTime()}
 */
record Draft(@Nullable WrittenMail mail, @Nullable Delivery instead, long writtenAt) {

    /** Longest time between writing and sending. After that the account may have another address, or may no longer get this mail. */
    private static final Duration LIFE = Duration.ofSeconds(1);

    static Draft of(WrittenMail mail) {
        return new Draft(mail, null, System.nanoTime());
    }

    static Draft none(Delivery instead) {
        return new Draft(null, instead, System.nanoTime());
    }

    boolean isMail() {
        return mail != null;
    }

    boolean isGood() {
        return mail == null || System.nanoTime() - writtenAt < LIFE.toNanos();
    }

    Delivery deliver(Function<WrittenMail, Delivery> post) {
        return mail == null ? Objects.requireNonNull(instead) : post.apply(mail);
    }
}
