package org.powersource.idp.recovery;

import org.jspecify.annotations.Nullable;
import org.powersource.idp.mail.MailSentBean;
import org.powersource.idp.reminder.AskWhen;

/** What {@code powersource-reset-mail-sent.ftl} shows, as {@value #NAME}. */
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
