package org.powersource.idp.recovery;

import org.powersource.idp.reminder.ReminderQuestion;

/** What {@code reminder-question.ftl} shows, as {@value #NAME}. */
public final class AskQuestionBean {

    static final String NAME = "recovery";

    private final ReminderQuestion question;
    private final DeliverAs delivery;
    private final boolean byLink;

    AskQuestionBean(ReminderQuestion question, DeliverAs delivery, boolean byLink) {
        this.question = question;
        this.delivery = delivery;
        this.byLink = byLink;
    }

    public ReminderQuestion getQuestion() {
        return question;
    }

    /** Message key of what the right answer leads to; {@code {0}} is the address. */
    public String getIntroduction() {
        if (byLink) {
            return "recoveryQuestionAfterLink";
        }
        return delivery == DeliverAs.LINK ? "recoveryQuestionFor" : "recoveryQuestionForTemporaryPassword";
    }

    /** Whether a mailed link led here: whoever comes by one has an active account. */
    public boolean isByLink() {
        return byLink;
    }
}
