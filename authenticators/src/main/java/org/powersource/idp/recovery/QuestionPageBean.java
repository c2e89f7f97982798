package org.powersource.idp.recovery;

import java.util.List;
import java.util.Optional;
import org.powersource.idp.reminder.QuestionList;
import org.powersource.idp.reminder.ReminderQuestion;

/** What {@code powersource-reminder-question.ftl} shows, as {@value #NAME}. */
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

    /** The account's question, or five to remember one's own by. */
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

    /** Whether the account's question may be in its owner's words: for all accounts of the realm alike. */
    public boolean isOwnAllowed() {
        return list.isOwnAllowed();
    }

    /** Message key of what the right answer leads to; {@code {0}} is the address. */
    public String getIntroduction() {
        if (byLink) {
            return "recoveryQuestionAfterLink";
        }
        return delivery == DeliverAs.LINK ? "recoveryQuestionFor" : "recoveryQuestionForTemporaryPassword";
    }

    /** Whether a mailed link led here: its account is active. */
    public boolean isByLink() {
        return byLink;
    }

    /** Whether the last mail wasn't ordered because of what else was ordered from the same client address. */
    public boolean isClientLimitReached() {
        return clientLimitReached;
    }
}
