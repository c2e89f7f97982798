package org.powersource.idp.mail;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Values for pages after a mail was requested. */
public abstract class MailSentBean {

    private final @Nullable String senderAddress;
    private final Duration cooldown;
    private final int perHour;
    private final boolean again;
    private final boolean clientLimitReached;

    /**
     * For one page.
     *
     * @param senderAddress from the realm's mail settings; null while none is set
     * @param cooldown between two mails
     * @param perHour most mails in an hour
     * @param again whether the mail was just requested again
     * @param clientLimitReached whether the mail wasn't ordered because the client address has reached its limit
     */
    protected MailSentBean(
            @Nullable String senderAddress, Duration cooldown, int perHour, boolean again, boolean clientLimitReached) {
        this.senderAddress = senderAddress;
        this.cooldown = cooldown;
        this.perHour = perHour;
        this.again = again;
        this.clientLimitReached = clientLimitReached;
    }

    public final @Nullable String getSenderAddress() {
        return senderAddress;
    }

    /** Time until the page offers another mail; the server enforces the limit itself. */
    public final long getCooldownSeconds() {
        return cooldown.toSeconds();
    }

    public final int getPerHour() {
        return perHour;
    }

    public final boolean isAgain() {
        return again;
    }

    public final boolean isClientLimitReached() {
        return clientLimitReached;
    }
}
