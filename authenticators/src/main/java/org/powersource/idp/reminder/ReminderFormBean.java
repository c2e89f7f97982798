package org.powersource.idp.reminder;

import java.util.Arrays;
import java.util.List;

/** What {@code reminder-fields.ftl} shows, as {@code reminderForm}. */
public final class ReminderFormBean {

    static final String NAME = "reminderForm";

    private final String question;
    private final String customQuestion;
    private final String answer;
    private final boolean ownAllowed;
    private final boolean change;

    ReminderFormBean(String question, String customQuestion, String answer, boolean ownAllowed, boolean change) {
        this.question = question;
        this.customQuestion = customQuestion;
        this.answer = answer;
        this.ownAllowed = ownAllowed;
        this.change = change;
    }

    /** The list to choose from; each has {@code id} and {@code messageKey}. */
    public List<ReminderQuestion> getQuestions() {
        return Arrays.stream(ListedQuestion.values())
                .map(ReminderQuestion::listed)
                .toList();
    }

    /** The chosen id, {@code own}, or empty. */
    public String getQuestion() {
        return question;
    }

    public String getCustomQuestion() {
        return customQuestion;
    }

    /** As it was typed a moment ago, if nothing stands against it; for both fields, which are shown as dots. */
    public String getAnswer() {
        return answer;
    }

    /** Whether questions in one's own words are allowed. */
    public boolean isOwnAllowed() {
        return ownAllowed;
    }

    /** Whether the account has a question already. */
    public boolean isChange() {
        return change;
    }
}
