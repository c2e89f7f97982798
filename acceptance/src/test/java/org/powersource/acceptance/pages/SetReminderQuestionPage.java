package org.powersource.acceptance.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** {@code powersource-set-reminder-question.ftl}. */
public final class SetReminderQuestionPage extends AnyPage {

    public SetReminderQuestionPage(Page page) {
        super(page, "login-set-reminder-question");
    }

    public SetReminderQuestionPage enter(String question, String answer, String again) {
        question().selectOption(question);
        page.locator("#answer").fill(answer);
        page.locator("#answer-confirm").fill(again);
        return this;
    }

    public AppPage save() {
        submit();
        return new AppPage(page);
    }

    public SetReminderQuestionPage saveRefused() {
        submit();
        page.locator("[aria-invalid=true]").first().waitFor();
        return new SetReminderQuestionPage(page);
    }

    public AppPage notNow() {
        page.locator("#not-now").click();
        return new AppPage(page);
    }

    private void submit() {
        page.locator("#save-question").click();
    }

    public Locator question() {
        return page.locator("#question");
    }

    public Locator answer() {
        return page.locator("#answer");
    }

    public Locator error(String field) {
        return page.locator("#input-error-" + field);
    }
}
