package org.powersource.idp.recovery;

import org.jspecify.annotations.Nullable;
import org.powersource.idp.mail.MailSentBean;
import org.powersource.idp.reminder.AskWhen;

/** Values for {@code powersource-reset-mail-sent.ftl}, as {@value #NAME}. */
public final class ResetMailBean extends MailSentBean {

    static final String NAME = "resetMail";

    private final RecoverySettings settings;
    private final RecoveryOrder order;

    ResetMailBean(
            RecoverySettings settings,
            @Nullable String senderAddress,
            RecoveryOrder order,
            boolean again,
            boolean clientLimitReached) {
        super(senderAddress, settings.limits().cooldown(), settings.limits().perAddress(), again, clientLimitReached);
        this.settings = settings;
        this.order = order;
    }

    /** Whether the mail contains a temporary password instead of a link. */
    public boolean isTemporaryPassword() {
        return settings.delivery() == DeliverAs.TEMPORARY_PASSWORD && !isActivation();
    }

    /** Whether the activation mail was requested. */
    public boolean isActivation() {
        return order == RecoveryOrder.ACTIVATION;
    }

    /** Whether the page offers the activation mail, because there was no page with the question. */
    public boolean isActivationOffered() {
        return settings.ask() == AskWhen.AFTER_LINK && !isActivation();
    }
}
