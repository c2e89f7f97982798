package org.powersource.idp.recovery;

import java.util.List;
import java.util.Optional;
import org.powersource.idp.reminder.QuestionList;
import org.powersource.idp.reminder.ReminderQuestion;

/** Values for {@code powersource-reminder-question.ftl}, as {@value #NAME}. */
public final class QuestionPageBean {

    static final String NAME = "recovery";

    private final QuestionList list;
    private final Optional<ReminderQuestion> chosen;
    private final DeliverAs delivery;
    private final boolean byLink;
    private final boolean clientLimitReached;

    /** @param chosen the account's question; empty unless a mailed link was opened */
    QuestionPageBean(
            QuestionList list,
            Optional<ReminderQuestion> chosen,
            DeliverAs delivery,
            boolean byLink,
            boolean clientLimitReached) {
        this.list = list;
        this.chosen = chosen;
        this.delivery = delivery;
        this.byLink = byLink;
        this.clientLimitReached = clientLimitReached;
    }

    /** The account's question, or five listed ones as a memory aid. */
    public List<ReminderQuestion> getQuestions() {
        return chosen.map(List::of).orElseGet(list::getSuggested);
    }

    /** Whether the page shows the account's question and no other. */
    public boolean isChosen() {
        return chosen.isPresent();
    }

    public List<ReminderQuestion> getAllQuestions() {
        return list.getAll();
    }

    /** Whether the realm allows questions in their owners' words. */
    public boolean isOwnAllowed() {
        return list.isOwnAllowed();
    }

    /** Message key of the introduction, which says what the right answer leads to; {@code {0}} is the address. */
    public String getIntroduction() {
        if (byLink) {
            return "recoveryQuestionAfterLink";
        }
        return delivery == DeliverAs.LINK ? "recoveryQuestionFor" : "recoveryQuestionForTemporaryPassword";
    }

    /** Whether a mailed link led to this page; its account is active. */
    public boolean isByLink() {
        return byLink;
    }

    /** Whether the last mail wasn't ordered because the client address has reached its limit. */
    public boolean isClientLimitReached() {
        return clientLimitReached;
    }
}
