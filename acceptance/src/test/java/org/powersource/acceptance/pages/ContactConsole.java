package org.powersource.acceptance.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Realm;

/** Keycloak's own admin console, as far as contacts use it. */
public final class ContactConsole {

    private final Page page;
    private final Realm realm;

    private ContactConsole(Page page, Realm realm) {
        this.page = page;
        this.realm = realm;
    }

    public static ContactConsole signIn(Page page, Account contact) {
        page.navigate(contact.realm().console());
        new LoginPage(page).enter(contact.email(), contact.password()).submit();
        ContactConsole console = new ContactConsole(page, contact.realm());
        page.locator("#nav-item-users, [data-testid=nav-item-users], nav a[href*=users]")
                .first()
                .waitFor();
        return console;
    }

    public Page page() {
        return page;
    }

    /** The list of accounts. */
    public Locator users() {
        go("users");
        Locator rows = page.locator("table tbody tr");
        rows.first().waitFor();
        return rows;
    }

    /** One tab of an account's record. */
    public ContactConsole record(String id, String tab) {
        go("users/" + id + "/" + tab);
        return this;
    }

    public void addUser() {
        go("users/add-user");
        page.getByTestId("email").waitFor();
    }

    private void go(String place) {
        page.navigate(realm.console() + "#/" + realm.name() + "/" + place);
        page.reload();
    }

    public Locator field(String name) {
        return page.getByTestId(name);
    }

    public Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public Locator site(String name) {
        return page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(name));
    }

    /** The note in the corner that says how it went. */
    public Locator note() {
        return page.getByTestId("last-alert").or(page.locator(".pf-v5-c-alert")).first();
    }
}
