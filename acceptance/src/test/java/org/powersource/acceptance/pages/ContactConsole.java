package org.powersource.acceptance.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Realm;

/** Keycloak's own admin console, as far as contacts use it. */
public final class ContactConsole {

    private final Page page;
    private final Realm realm;

    private ContactConsole(Page page, Realm realm) {
        this.page = page;
        this.realm = realm;
        page.getByTestId("options-toggle").or(page.locator("nav")).first().waitFor();
    }

    public static ContactConsole signIn(Page page, Account contact) {
        page.navigate(contact.realm().console());
        new LoginPage(page).enter(contact.email(), contact.password()).submit();
        return new ContactConsole(page, contact.realm());
    }

    /** The rows of the list of accounts. */
    public Locator users() {
        go("users");
        Locator rows = page.locator("table tbody tr");
        rows.first().waitFor();
        return rows;
    }

    public ContactConsole addUser() {
        go("users/add-user");
        return at(page.getByTestId("email"));
    }

    public ContactConsole record(Account account) {
        go("users/" + account.id() + "/settings");
        return at(page.getByTestId("email"));
    }

    public ContactConsole credentials(Account account) {
        go("users/" + account.id() + "/credentials");
        return at(button("Credential Reset"));
    }

    /** Opens a tab of the record; the console shows it in the place of the one before, or an error in the place of itself. */
    public ContactConsole tab(String name) {
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        return this;
    }

    public Locator tabs() {
        return page.getByRole(AriaRole.TAB);
    }

    private void go(String place) {
        page.navigate(realm.console() + "#/" + realm.name() + "/" + place);
        page.reload();
    }

    private ContactConsole at(Locator landmark) {
        landmark.waitFor();
        return this;
    }

    public ContactConsole fill(String field, String value) {
        page.getByTestId(field).fill(value);
        return this;
    }

    public String value(String field) {
        return page.getByTestId(field).inputValue();
    }

    public boolean isReadOnly(String field) {
        return page.getByTestId(field).isDisabled();
    }

    public Locator site(String name) {
        return page.getByRole(
                AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public ContactConsole tick(String site) {
        site(site).check();
        return this;
    }

    /** Presses a button, and waits for the note that says how it went. */
    public String press(String name) {
        button(name).click();
        return note();
    }

    /** In both dialogues that Keycloak opens for it. */
    public String resetPassword(String password) {
        button("Reset password").click();
        page.locator("#password").fill(password);
        page.locator("#passwordConfirmation").fill(password);
        page.getByTestId("confirm").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Reset password"))
                .last()
                .click();
        return note();
    }

    /** The actions that the dialogue <i>Credential Reset</i> offers. */
    public Locator resetActions() {
        button("Credential Reset").click();
        page.locator("#actions input").click();
        Locator actions = page.getByRole(AriaRole.OPTION);
        actions.first().waitFor();
        return actions;
    }

    /** Chooses the action, and sends the mail. */
    public String mail(String action) {
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(action))
                .click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Send Email"))
                .click();
        return note();
    }

    private String note() {
        Locator note = page.locator(".pf-v5-c-alert__title").first();
        note.waitFor();
        return note.innerText();
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
