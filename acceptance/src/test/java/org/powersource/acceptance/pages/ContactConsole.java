package org.powersource.acceptance.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
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
        return rows();
    }

    /** The rows of the table that is shown. */
    public Locator rows() {
        Locator rows = page.locator("table tbody tr");
        rows.first().waitFor();
        return rows;
    }

    /** Searches the list of accounts for those with an attribute. */
    public ContactConsole search(String attribute, String value) {
        users();
        click("user-search-toggle").menuItem("Attribute search").click("dropdown-panel-btn");
        Locator form = page.getByTestId("user-attribute-search-form");
        form.getByRole(AriaRole.COMBOBOX).click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(attribute).setExact(true))
                .click();
        form.locator("#value").fill(value);
        click("user-attribute-search-add-filter-button");
        page.waitForResponse(
                response -> response.url().contains(value.replaceFirst("@.*", "")),
                () -> click("search-user-attribute-btn"));
        return this;
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

    /** What <i>Show data</i> shows of each credential of the open record. */
    public List<String> credentialData() {
        Locator buttons = page.getByTestId("showDataBtn");
        buttons.first().waitFor();
        return buttons.all().stream().map(this::dataBehind).toList();
    }

    private String dataBehind(Locator button) {
        button.click();
        Locator data = page.getByTestId("password-data-dialog");
        data.waitFor();
        String shown = data.innerText();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Close"))
                .click();
        data.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        return shown;
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

    /** Text of the field's help, which its question mark opens. */
    public String help(String field) {
        page.getByTestId("help-label-" + field).click();
        Locator text = page.locator(".pf-v5-c-popover__body");
        text.waitFor();
        return text.innerText();
    }

    /** What stands at a field that was refused. */
    public String complaint(String field) {
        Locator complaint = page.getByTestId(field + "-helper");
        complaint.waitFor();
        return complaint.innerText();
    }

    /** How far down a field of the record is. */
    public double top(Locator field) {
        return field.boundingBox().y;
    }

    public Locator field(String name) {
        return page.getByTestId(name);
    }

    /** The headings of the record's sections, from the top. */
    public List<String> sections() {
        return page.locator("[data-testid^='jump-link-']").allTextContents().stream()
                .map(String::strip)
                .toList();
    }

    /** Switches the open record's account off or on, and waits for the note that says how it went. */
    public String toggleEnabled(boolean asks) {
        page.locator("label.pf-v5-c-switch:has([data-testid$='-switch'])")
                .first()
                .click();
        if (asks) {
            page.getByTestId("confirm").click();
        }
        return note();
    }

    public ContactConsole toggle(String field) {
        page.locator("label.pf-v5-c-switch:has([data-testid='" + field + "'])").click();
        return this;
    }

    public ContactConsole roles(Account account) {
        go("users/" + account.id() + "/role-mapping");
        return at(button("Assign role"));
    }

    public ContactConsole groups() {
        go("groups");
        return at(page.locator("table tbody tr").first());
    }

    /** Follows the link of a group in the table of groups. */
    public ContactConsole group(String name) {
        page.locator("table")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
        page.getByTestId("view-header")
                .and(page.getByText(name, new Page.GetByTextOptions().setExact(true)))
                .waitFor();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        return this;
    }

    public ContactConsole click(String testId) {
        page.getByTestId(testId).first().click();
        return this;
    }

    public ContactConsole clickButton(String name) {
        button(name).first().click();
        return this;
    }

    public ContactConsole menuItem(String name) {
        page.getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
        return this;
    }

    /** Opens the menu of the list's first row, or of the list itself. */
    public ContactConsole openMenu(boolean ofRow) {
        page.locator(
                        ofRow
                                ? "table tbody tr .pf-v5-c-menu-toggle.pf-m-plain"
                                : "main .pf-v5-c-toolbar .pf-v5-c-menu-toggle.pf-m-plain")
                .first()
                .click();
        return this;
    }

    /** What the console shows in the place of a page that failed; empty for a page that works. */
    public String failure() {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        Locator error = page.locator("main .pf-v5-c-alert.pf-m-inline.pf-m-danger");
        if (error.count() > 0) {
            return error.first().innerText();
        }
        return page.locator("main").innerText().isBlank() ? "nothing" : "";
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

    public String note() {
        Locator note = page.locator(".pf-v5-c-alert__title").first();
        note.waitFor();
        return note.innerText();
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
