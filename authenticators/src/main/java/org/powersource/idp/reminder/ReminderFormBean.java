package org.powersource.idp.reminder;

/** Values for {@code powersource-reminder-fields.ftl}, as {@code reminderForm}. */
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

    /** Questions to choose from. Those that Forgot My Password shows for the address come first. */
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

    /** The typed answer if it is valid; for both fields. */
    public String getAnswer() {
        return answer;
    }

    /** Whether the account has a question already. */
    public boolean isChange() {
        return change;
    }
}
