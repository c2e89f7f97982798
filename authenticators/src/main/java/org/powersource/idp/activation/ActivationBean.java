package org.powersource.idp.activation;

import org.jspecify.annotations.Nullable;
import org.powersource.idp.limit.MailLimits;
import org.powersource.idp.mail.MailSentBean;

/** Values for {@code powersource-activation.ftl} and {@code powersource-activation-sent.ftl}, as {@value #NAME}. */
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

    /** The address in its exact spelling. */
    public String getAccount() {
        return account;
    }

    /** Target of the form; null in a sign-in, which has its own. */
    public @Nullable String getAction() {
        return action;
    }
}
