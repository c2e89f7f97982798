package org.powersource.acceptance.pages;

import com.microsoft.playwright.Page;

/** {@code powersource-asked.ftl}: what was asked, and what comes of it. */
public final class AskedPage extends AnyPage {

    public AskedPage(Page page) {
        super(page, "login-asked");
    }

    /** Waits until the page says that; it loads itself again. */
    public AskedPage in(String state) {
        page.locator("#asked-state[data-state='" + state + "']").waitFor();
        return this;
    }

    public String siteName() {
        return page.locator("#site-name").innerText();
    }
}
