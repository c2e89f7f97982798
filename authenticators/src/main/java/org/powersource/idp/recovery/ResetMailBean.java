package org.powersource.idp.recovery;

import org.jspecify.annotations.Nullable;
import org.powersource.idp.reminder.AskWhen;

/** What {@code reset-mail-sent.ftl} shows, as {@value #NAME}. */
public final class ResetMailBean {

    static final String NAME = "resetMail";

    private final RecoverySettings settings;
    private final @Nullable String senderAddress;
    private final RecoveryOrder order;
    private final boolean again;
    private final boolean clientLimitReached;

    ResetMailBean(
            RecoverySettings settings,
            @Nullable String senderAddress,
            RecoveryOrder order,
            boolean again,
            boolean clientLimitReached) {
        this.settings = settings;
        this.senderAddress = senderAddress;
        this.order = order;
        this.again = again;
        this.clientLimitReached = clientLimitReached;
    }

    /** From the realm's mail settings; null while none is set. */
    public @Nullable String getSenderAddress() {
        return senderAddress;
    }

    /** How long a second mail has to wait; the server counts, whatever the page shows. */
    public long getCooldownSeconds() {
        return settings.cooldown().toSeconds();
    }

    /** Most mails in an hour. */
    public int getPerHour() {
        return settings.perAddress();
    }

    /** Whether it was just asked for again. */
    public boolean isAgain() {
        return again;
    }

    /** Whether the mail wasn't ordered because of what else was ordered from the same client address. */
    public boolean isClientLimitReached() {
        return clientLimitReached;
    }

    /** Whether the mail brings a password, which is copied, rather than a link, which is followed. */
    public boolean isTemporaryPassword() {
        return settings.delivery() == DeliverAs.TEMPORARY_PASSWORD && !isActivation();
    }

    /** Whether it was the activation mail that was asked for. */
    public boolean isActivation() {
        return order == RecoveryOrder.ACTIVATION;
    }

    /** Whether this page has to offer the activation mail, because there was no page with the question. */
    public boolean isActivationOffered() {
        return settings.ask() == AskWhen.AFTER_LINK && !isActivation();
    }
}
