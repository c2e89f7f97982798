package org.powersource.idp.activation;

import org.jspecify.annotations.Nullable;
import org.powersource.idp.limit.MailLimits;
import org.powersource.idp.mail.MailSentBean;

/** What {@code powersource-activation.ftl} and {@code powersource-activation-sent.ftl} show, as {@value #NAME}. */
public final class ActivationBean extends MailSentBean {

    static final String NAME = "activation";

    private final String account;
    private final @Nullable String action;

    ActivationBean(
            String account,
            MailLimits limits,
            @Nullable String senderAddress,
            boolean again,
            boolean clientLimitReached,
            @Nullable String action) {
        super(senderAddress, limits.cooldown(), limits.perAddress(), again, clientLimitReached);
        this.account = account;
        this.action = action;
    }

    /** The address, as its owner spells it. */
    public String getAccount() {
        return account;
    }

    /** Where the form goes; null in a sign-in, which knows that itself. */
    public @Nullable String getAction() {
        return action;
    }
}
