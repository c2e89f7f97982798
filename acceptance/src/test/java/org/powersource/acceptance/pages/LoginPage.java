package org.powersource.acceptance.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Site;

/** {@code login.ftl}. */
public final class LoginPage extends AnyPage {

    public LoginPage(Page page) {
        super(page, "login-login");
    }

    public static LoginPage open(Page page, Site site, String... parameters) {
        page.navigate(site.signIn(parameters));
        return new LoginPage(page);
    }

    public LoginPage enter(String email, String password) {
        page.locator("#username").fill(email);
        page.locator("#password").fill(password);
        return this;
    }

    public void submit() {
        page.locator("#kc-login").click();
    }

    public AppPage signIn(Account account) {
        enter(account.email(), account.password()).submit();
        return new AppPage(page);
    }

    public LoginPage signInRefused(String email, String password) {
        enter(email, password).submit();
        page.locator("#kc-form-login [aria-invalid=true]").first().waitFor();
        return new LoginPage(page);
    }

    public SiteAccessErrorPage signInWithoutAccess(Account account) {
        enter(account.email(), account.password()).submit();
        return new SiteAccessErrorPage(page);
    }

    public Locator username() {
        return page.locator("#username");
    }

    public Locator password() {
        return page.locator("#password");
    }

    /** The refusal, if there is one. */
    public Locator refusal() {
        return page.locator("[role=alert]");
    }

    public Locator hint(String field) {
        return page.locator("#" + field + "-hint");
    }

    public TroubleshootingPage problems() {
        page.locator("#troubleshooting").click();
        return new TroubleshootingPage(page);
    }

    public TroubleshootingPage whyRejected() {
        page.locator("#rejected-help").click();
        return new TroubleshootingPage(page);
    }

    public LoginPage language(String tag) {
        chooseLanguage(tag);
        return new LoginPage(page);
    }
}
