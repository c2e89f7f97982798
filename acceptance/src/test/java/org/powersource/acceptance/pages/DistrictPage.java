package org.powersource.acceptance.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.powersource.acceptance.suite.Account;

/** {@code powersource-district.ftl}: the contact's page. */
public final class DistrictPage extends AnyPage {

    private DistrictPage(Page page) {
        super(page, "district");
        at("accounts");
    }

    /** By way of the login page. */
    public static DistrictPage signIn(Page page, Account contact) {
        page.navigate(contact.realm().districtPage());
        new LoginPage(page).enter(contact.email(), contact.password()).submit();
        return new DistrictPage(page);
    }

    /** By single sign-on. */
    public static DistrictPage open(Page page, Account contact) {
        page.navigate(contact.realm().districtPage());
        return new DistrictPage(page);
    }

    /** Waits for a view. */
    public DistrictPage at(String view) {
        page.locator("main[data-view='" + view + "']").waitFor();
        return this;
    }

    /** Follows an address within the page. */
    public DistrictPage go(String place) {
        page.evaluate("place => { location.hash = place; }", place);
        return at(place.replaceFirst("[/?].*", ""));
    }

    public Locator rows() {
        return page.locator(".rows li");
    }

    public DistrictPage search(String text, String status) {
        page.locator("#search").fill(text);
        page.locator("#status").selectOption(status);
        page.locator("form button").click();
        return this;
    }

    /** From the list. */
    public DistrictPage record(Account account) {
        page.locator(".rows a[href='#account/" + account.id() + "']").click();
        at("account");
        page.locator("[data-do=save]").waitFor();
        return this;
    }

    public Locator button(String action) {
        return page.locator("[data-do='" + action + "']");
    }

    /** Presses a button, and waits for the sentence that says what happened. */
    public String press(String action) {
        button(action).click();
        return told(action);
    }

    /** What was told last where the button is. */
    public String told(String action) {
        return page.locator("section:has([data-do='" + action + "']) .told:is(.good, .bad)")
                .innerText();
    }

    public Locator site(String name) {
        return page.locator("label.check")
                .filter(new Locator.FilterOptions().setHasText(name))
                .locator("input");
    }

    public String fact(String name) {
        return page.locator("[data-slot='" + name + "']").innerText();
    }

    public DistrictPage fill(String field, String value) {
        page.locator("main [name='" + field + "']").fill(value);
        return this;
    }

    /** Sends the form of a new account. */
    public DistrictPage create() {
        page.locator("main form button.primary").click();
        return this;
    }

    /** What is told beside that form. */
    public Locator refusal() {
        return page.locator("main form .told.bad");
    }

    /** What is told above the view. */
    public Locator notice() {
        return page.locator("#notice:not(:empty)");
    }

    /** The request of an address, in the view of requests. */
    public Locator request(String address) {
        return page.locator(".rows li").filter(new Locator.FilterOptions().setHasText(address));
    }

    /** Presses {@code grant} or {@code decline} of a request, and waits for the sentence above the view. */
    public String decide(String address, String button, String reason) {
        Locator request = request(address);
        request.locator("input[name=reason]").fill(reason);
        request.locator("[data-do=" + button + "]").click();
        return notice().innerText();
    }

    public DistrictPage language(String tag) {
        chooseLanguage(tag);
        return this;
    }
}
