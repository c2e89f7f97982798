package org.powersource.idp.reminder;

/** What {@code powersource-reminder-fields.ftl} shows, as {@code reminderForm}. */
public final class ReminderFormBean {

    static final String NAME = "reminderForm";

    private final String question;
    private final String customQuestion;
    private final String answer;
    private final QuestionList questions;
    private final boolean change;

    ReminderFormBean(String question, String customQuestion, String answer, QuestionList questions, boolean change) {
        this.question = question;
        this.customQuestion = customQuestion;
        this.answer = answer;
        this.questions = questions;
        this.change = change;
    }

    /** To choose from; those first that Forgot My Password will show for the address. */
    public QuestionList getQuestions() {
        return questions;
    }

    /** The chosen id, {@code own}, or empty. */
    public String getQuestion() {
        return question;
    }

    public String getCustomQuestion() {
        return customQuestion;
    }

    /** As it was typed a moment ago, if nothing stands against it; for both fields. */
    public String getAnswer() {
        return answer;
    }

    /** Whether the account has a question already. */
    public boolean isChange() {
        return change;
    }
}
