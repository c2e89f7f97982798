package org.powersource.idp.mail;

import java.time.Duration;

/** Kind of a row in the outbox: a {@link MailKind} or a {@link DeferredJob}. */
public interface OrderKind {

    /** Short and stable: rows and meters contain it. */
    String id();

    /** Time after the request in which it makes sense to keep trying. */
    Duration worth();

    /** Whether it has low priority, because nobody waits for it at a screen. */
    default boolean lowPriority() {
        return false;
    }
}
