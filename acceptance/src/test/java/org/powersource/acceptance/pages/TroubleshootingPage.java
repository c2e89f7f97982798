package org.powersource.acceptance.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.List;
import org.powersource.acceptance.suite.Realm;

/** {@code powersource-troubleshooting.ftl}. */
public final class TroubleshootingPage extends AnyPage {

    /** Anchors of all answers, in their order. */
    public static final List<String> ANCHORS = List.of(
            "forgot-password",
            "forgot-answer",
            "no-reset-email",
            "rejected",
            "change-password",
            "new-account",
            "not-active",
            "site-access-error",
            "other-product",
            "other");

    /** The browser opens the answer that the address names a moment after the page is there. */
    public TroubleshootingPage(Page page) {
        super(page, "login-troubleshooting");
        String anchor = URI.create(page.url()).getFragment();
        if (anchor != null && page.locator("#" + anchor).count() > 0) {
            page.locator("#" + anchor).waitFor();
        }
    }

    public static TroubleshootingPage open(Page page, Realm realm, String rest) {
        page.navigate(realm.troubleshooting() + rest);
        return new TroubleshootingPage(page);
    }

    /** The anchors of the answers that can be seen. */
    @SuppressWarnings("unchecked")
    public List<String> openAnswers() {
        return (List<String>) page.locator("details[open] > .answer").evaluateAll("answers => answers.map(a => a.id)");
    }

    public Locator answer(String anchor) {
        return page.locator("#" + anchor);
    }

    /** Opens or closes. */
    public TroubleshootingPage choose(String anchor) {
        page.locator("details:has(> #" + anchor + ") > summary").click();
        return this;
    }

    public LoginPage goBack() {
        page.locator("#back-to-login").click();
        return new LoginPage(page);
    }

    public TroubleshootingPage language(String tag) {
        chooseLanguage(tag);
        return new TroubleshootingPage(page);
    }
}
