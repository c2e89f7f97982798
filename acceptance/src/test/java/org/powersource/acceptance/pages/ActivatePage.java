package org.powersource.acceptance.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;

/** {@code powersource-activate.ftl}. */
public final class ActivatePage extends AnyPage {

    public ActivatePage(Page page) {
        super(page, "login-activate");
    }

    public static ActivatePage open(Page page, String link) {
        page.navigate(link);
        return new ActivatePage(page);
    }

    public ActivatePage password(String password, String again) {
        page.locator("#password-new").fill(password);
        page.locator("#password-confirm").fill(again);
        return this;
    }

    public ActivatePage question(String question, String answer) {
        page.locator("#question").selectOption(question);
        page.locator("#answer").fill(answer);
        page.locator("#answer-confirm").fill(answer);
        return this;
    }

    public AppPage activate() {
        button().click();
        return new AppPage(page);
    }

    public ActivatePage refused() {
        button().click();
        page.locator("[aria-invalid=true]").first().waitFor();
        return new ActivatePage(page);
    }

    public Locator button() {
        return page.locator("#activate");
    }

    public Locator account() {
        return page.locator("#activate-account");
    }

    public Locator site() {
        return page.locator("#activate-site");
    }

    public Locator question() {
        return page.locator("#question");
    }

    /** What stands in all fields of a kind. */
    public List<String> values(String selector) {
        return page.locator(selector).all().stream().map(Locator::inputValue).toList();
    }

    public Locator error(String field) {
        return page.locator("#input-error-" + field);
    }
}
