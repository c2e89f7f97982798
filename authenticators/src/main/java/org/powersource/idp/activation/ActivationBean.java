package org.powersource.idp.activation;

import org.jspecify.annotations.Nullable;

/** What {@code activation.ftl} and {@code activation-sent.ftl} show, as {@value #NAME}. */
public final class ActivationBean {

    static final String NAME = "activation";

    private final String account;
    private final ActivationSettings settings;
    private final @Nullable String senderAddress;
    private final boolean again;
    private final boolean clientLimitReached;
    private final @Nullable String action;

    ActivationBean(
            String account,
            ActivationSettings settings,
            @Nullable String senderAddress,
            boolean again,
            boolean clientLimitReached,
            @Nullable String action) {
        this.account = account;
        this.settings = settings;
        this.senderAddress = senderAddress;
        this.again = again;
        this.clientLimitReached = clientLimitReached;
        this.action = action;
    }

    /** The address, as its owner spells it. */
    public String getAccount() {
        return account;
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

    /** Where the form goes; null in a sign-in, which knows that itself. */
    public @Nullable String getAction() {
        return action;
    }
}
