package org.powersource.acceptance.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/**
 * A person who can't get in, with one window, who follows what the pages say. Counted is what that takes: pages that the person sees before the
 * app, fields that the person fills in, presses of buttons and links, and mails that the person opens, whose link is one press more.
 */
public final class Walker {

    private final Page page;
    private int pages;
    private int fields;
    private int presses;
    private int mails;

    /** What a way takes. */
    public record Steps(int pages, int fields, int presses, int mails) {}

    /** Opens the app's sign-in, which is no press. */
    public Walker(Page page, String signIn) {
        this.page = page;
        page.navigate(signIn);
    }

    /** Waits for the next page. */
    public Walker see(String marker) {
        return seeWith("body[data-page-id='" + marker + "']");
    }

    /**
     * Waits for the next page, which has the marker of the one before.
     *
     * @param selector what only the next one has
     */
    public Walker seeWith(String selector) {
        page.locator(selector).first().waitFor();
        pages++;
        return this;
    }

    /** A field that has the value already isn't counted. */
    public Walker fill(String field, String value) {
        Locator place = page.locator("[id='" + field + "']");
        if (!place.inputValue().equals(value)) {
            place.fill(value);
            fields++;
        }
        return this;
    }

    public Walker select(String field, String value) {
        page.locator("[id='" + field + "']").selectOption(value);
        fields++;
        return this;
    }

    public Walker press(String selector) {
        page.waitForLoadState();
        page.locator(selector).first().click();
        presses++;
        return this;
    }

    public Walker openMail(String link) {
        page.navigate(link);
        mails++;
        presses++;
        return this;
    }

    /** Waits for the app, which doesn't know the person yet and starts a sign-in. */
    public Walker startAgain(String signIn) {
        new AppPage(page);
        page.navigate(signIn);
        return this;
    }

    /** Waits for the app. */
    public Steps in() {
        new AppPage(page);
        return counted();
    }

    /** Of a way that doesn't end in the app. */
    public Steps counted() {
        return new Steps(pages, fields, presses, mails);
    }
}
