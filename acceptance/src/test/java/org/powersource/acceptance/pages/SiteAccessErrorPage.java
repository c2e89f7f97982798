package org.powersource.acceptance.pages;

import com.microsoft.playwright.Page;

/** {@code powersource-site-access-error.ftl}. */
public final class SiteAccessErrorPage extends AnyPage {

    public SiteAccessErrorPage(Page page) {
        super(page, "login-site-access-error");
    }

    public String siteName() {
        return page.locator("#site-name").innerText();
    }

    public LoginPage tryAnotherAccount() {
        page.locator("#try-another-account").click();
        return new LoginPage(page);
    }

    public AppPage backToApp() {
        page.locator("#back-to-app").click();
        return new AppPage(page);
    }

    /** One click; a line of text is optional. */
    public AskedPage ask(String words) {
        page.locator("#words").fill(words);
        page.locator("#ask-for-access").click();
        return new AskedPage(page);
    }

    public TroubleshootingPage more() {
        page.locator("#site-access-help").click();
        return new TroubleshootingPage(page);
    }
}
