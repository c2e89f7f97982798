package org.powersource.acceptance.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** A page in Chromium; making its object waits for the page's marker. */
public abstract class AnyPage {

    protected final Page page;

    protected AnyPage(Page page, String marker) {
        this.page = page;
        page.locator("body[data-page-id='" + marker + "']").waitFor();
    }

    public Page page() {
        return page;
    }

    public String heading() {
        return page.locator("h1").innerText();
    }

    /** What a reader sees. */
    public String text() {
        return page.locator("main").innerText();
    }

    /** Languages that one can change to. */
    public Locator languages() {
        return page.locator("footer nav a");
    }

    protected void chooseLanguage(String tag) {
        page.locator("footer nav a[hreflang='" + tag + "']").click();
        page.locator("html[lang='" + tag + "']").waitFor();
    }
}
