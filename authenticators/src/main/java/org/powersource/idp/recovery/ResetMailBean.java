package org.powersource.idp.recovery;

import org.jspecify.annotations.Nullable;

/** What {@code reset-mail-sent.ftl} shows, as {@code resetMail}. */
public final class ResetMailBean {

    static final String NAME = "resetMail";

    private final @Nullable String senderAddress;
    private final long cooldownSeconds;
    private final boolean again;

    ResetMailBean(@Nullable String senderAddress, long cooldownSeconds, boolean again) {
        this.senderAddress = senderAddress;
        this.cooldownSeconds = cooldownSeconds;
        this.again = again;
    }

    /** From the realm's mail settings; null while none is set. */
    public @Nullable String getSenderAddress() {
        return senderAddress;
    }

    /** How long a second mail has to wait; the server counts, whatever the page shows. */
    public long getCooldownSeconds() {
        return cooldownSeconds;
    }

    /** Whether it was just asked for again. */
    public boolean isAgain() {
        return again;
    }
}
