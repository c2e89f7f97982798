package org.powersource.acceptance.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Any template of Keycloak's that has no object of its own: its fields and buttons by their ids. */
public final class StockPage extends AnyPage {

    public StockPage(Page page, String marker) {
        super(page, marker);
    }

    public StockPage fill(String field, String value) {
        page.locator(id(field)).fill(value);
        return this;
    }

    /** Once the page's scripts are there: some of Keycloak's buttons do nothing by themselves. */
    public void press(String button) {
        page.waitForLoadState();
        page.locator(id(button)).click();
    }

    /** Presses what sends the only form of the page that one can see. */
    public void submit() {
        page.locator("main [type=submit]:visible").first().click();
    }

    public Locator error() {
        return page.locator(".error, .alert.pf-m-danger");
    }

    private static String id(String id) {
        return "[id='" + id + "']";
    }
}
