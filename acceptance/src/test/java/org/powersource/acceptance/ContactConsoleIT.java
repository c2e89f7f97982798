package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.pages.ContactConsole;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.Windows;

/** A technical contact at work in the admin console that Keycloak ships. */
@OnTheSuite
class ContactConsoleIT {

    private static final String TEMPORARY = "Temporary-Password-2026";

    private final PasswordRecovery recovery;
    private final Realm realm;
    private final District district;
    private final Account contact;
    private final Account jane;
    private final List<String> refused = new ArrayList<>();

    ContactConsoleIT(Suite suite) {
        this.recovery = PasswordRecovery.in(suite);
        this.realm = recovery.realm();
        this.district = realm.newDistrict("Springfield");
        this.contact = district.technicalContact();
        this.jane = district.newMember().ticked(Site.POWERSOURCE).create();
        realm.newDistrict("Shelbyville").newMember().create();
    }

    @Test
    void findsAndCreatesAccountsWithoutChoosingAGroup(Windows windows) {
        ContactConsole console = open(windows);
        assertThat(console.users().allInnerTexts()).singleElement().asString().contains(stored(jane.email()));
        String address = NewAccount.address("Nora.Teacher");

        String note = console.addUser()
                .fill("email", address)
                .fill("firstName", "Nora")
                .tick("PowerSource")
                .press("Create");

        assertThat(note).contains("created");
        UserRepresentation made =
                realm.admin().users().searchByEmail(stored(address), true).get(0);
        assertThat(realm.admin().users().get(made.getId()).groups())
                .extracting(GroupRepresentation::getPath)
                .containsExactly(district.path());
        assertThat(made.getAttributes()).containsEntry("siteAccess", List.of(Site.POWERSOURCE));
        assertThat(console.users().allInnerTexts()).hasSize(2);
        assertThat(refused).isEmpty();
    }

    @Test
    void grantsAndWithdrawsSitesOnTheRecord(Windows windows) {
        ContactConsole console = open(windows).record(jane);
        assertThat(console.value("accountStatus")).isEqualTo("active");
        assertThat(console.isReadOnly("accountStatus")).isTrue();
        assertThat(console.site("PowerSource").isChecked()).isTrue();

        console.site("PowerSource").uncheck();
        assertThat(console.tick("Gradebook sample").press("Save")).contains("saved");

        assertThat(jane.admin().toRepresentation().getAttributes())
                .containsEntry("siteAccess", List.of(Site.GRADEBOOK));
        assertThat(jane.signInEmail()).isEqualTo(jane.email());
        assertThat(refused).isEmpty();
    }

    @Test
    void resetsAPasswordForOneSignIn(Windows windows, HttpBrowser browser) {
        assertThat(open(windows).credentials(jane).resetPassword(TEMPORARY)).contains("reset");

        assertThat(browser.open(realm.site(Site.POWERSOURCE))
                        .signIn(jane.email(), TEMPORARY)
                        .pageId())
                .isEqualTo("login-login-update-password");
        recovery.await(jane, "Your password was changed");
        assertThat(refused).isEmpty();
    }

    @Test
    void mailsALinkToANewPassword(Windows windows) {
        ContactConsole console = open(windows).credentials(jane);
        assertThat(console.resetActions().allInnerTexts())
                .containsExactlyInAnyOrder("Update Password", "Activate Account");

        assertThat(console.mail("Update Password")).contains("sent");

        assertThat(recovery.browser("any").open(recovery.link(jane)).pageId()).isEqualTo("login-login-update-password");
        assertThat(refused).isEmpty();
    }

    @Test
    void everyTabOfARecordOpens(Windows windows) {
        ContactConsole console = open(windows).record(jane);
        List<String> names = console.tabs().allInnerTexts();
        assertThat(names).contains("Credentials", "Role mapping", "Identity provider links", "Sessions");

        for (String name : names) {
            assertThat(console.tab(name).tabs().allInnerTexts()).as(name).isEqualTo(names);
        }
        assertThat(refused).isEmpty();
    }

    @Test
    void statusAndSitesComeFirstAndEachHasItsHelp(Windows windows) {
        ContactConsole console = open(windows).record(jane);

        assertThat(console.sections()).startsWith("Account", "Site Access", "General");
        assertThat(console.top(console.field("accountStatus"))).isLessThan(console.top(console.site("PowerSource")));
        assertThat(console.top(console.site("PowerSource"))).isLessThan(console.top(console.field("email")));
        assertThat(console.help("accountStatus")).contains("activation link");
        assertThat(refused).isEmpty();
    }

    @Test
    void labelsAreInTheContactsLanguage(Windows windows) {
        Account french = district.newMember()
                .attribute("locale", "fr")
                .realmRole("technical-contact")
                .create();

        ContactConsole console = open(windows, french).record(jane);

        assertThat(console.sections()).startsWith("Compte", "Accès au site (Site Access)");
        assertThat(console.help("signInEmail")).contains("majuscules");
    }

    @Test
    void disablesALeaverAndEnablesTheAccountAgain(Windows windows) {
        ContactConsole console = open(windows).record(jane);

        assertThat(console.toggleEnabled(true)).contains("saved");

        assertThat(jane.admin().toRepresentation().isEnabled()).isFalse();
        assertThat(console.users().allInnerTexts()).singleElement().asString().contains("Disabled");
        assertThat(console.record(jane).toggleEnabled(false)).contains("saved");
        assertThat(jane.admin().toRepresentation().isEnabled()).isTrue();
        assertThat(console.users().allInnerTexts()).singleElement().asString().doesNotContain("Disabled");
        assertThat(jane.signInEmail()).isEqualTo(jane.email());
        assertThat(refused).isEmpty();
    }

    @Test
    void whatAContactMayNotChangeIsNotSaved(Windows windows) {
        ContactConsole console = open(windows).record(jane);

        assertThat(console.toggle("emailVerified").press("Save"))
                .contains("not been saved", "Contacts can't mark an address as verified");

        assertThat(jane.admin().toRepresentation().isEmailVerified()).isTrue();
    }

    @Test
    void emptyFormNamesTheFieldThatItHas(Windows windows) {
        ContactConsole console = open(windows).addUser().clickButton("Create");

        assertThat(console.complaint("email")).contains("Enter the e-mail address");
    }

    @Test
    void shortPasswordIsToldHowLongItHasToBe(Windows windows) {
        assertThat(open(windows).credentials(jane).resetPassword("short")).contains("at least 15 characters");
    }

    /** A request in vain for what a page shows takes the page's place. Whatever else is refused is refused in words. */
    @ParameterizedTest
    @ValueSource(strings = {"technical-contact", "sales-representative"})
    void nothingThatTheConsoleOffersBreaksIt(String role, Windows windows) {
        boolean sales = role.equals("sales-representative");
        Account member = sales ? realm.newAccount().group("/guests").create() : jane;
        ContactConsole console =
                open(windows, sales ? realm.newAccount().realmRole(role).create() : contact);

        for (String name : console.record(member).tabs().allInnerTexts()) {
            works(console.tab(name), name);
        }
        works(console.roles(member).clickButton("Show inherited roles"), "Show inherited roles");
        for (String kind : List.of("client-role", "roles-role")) {
            works(console.roles(member).click("add-role-mapping-button").click(kind), kind);
            works(console.click("cancel"), kind + ", closed");
        }
        works(console.record(member).click("action-dropdown").menuItem("Delete").click("confirm"), "Delete");
        assertThat(console.note()).contains("Contacts can't do this");
        works(console.addUser().click("join-groups-button"), "Join groups");
        works(console.groups(), "Groups");
        if (sales) {
            groupTabs(console.group("guests"), "Child groups", "Members", "Attributes");
        } else {
            groupTabs(console.group("districts"), "Child groups", "Attributes");
            groupTabs(console.group(district.name()), "Child groups", "Members", "Attributes");
        }
        works(console.groups().click("options-toggle").menuItem("Realm info"), "Realm info");
        console.users();
        works(console.openMenu(false).menuItem("Unlock all users").click("confirm"), "Unlock all users");
        assertThat(console.note()).contains("Contacts can't do this");
        assertThat(refused).noneMatch(refusal -> refusal.contains("GET "));
    }

    private static void groupTabs(ContactConsole console, String... expected) {
        List<String> names = console.tabs().allInnerTexts();
        assertThat(names).containsExactly(expected);
        names.forEach(name -> works(console.tab(name), name));
        if (names.contains("Members")) {
            works(console.tab("Members").click("addMember"), "Add member");
            works(console.click("cancel"), "Add member, closed");
            works(console.openMenu(true).menuItem("Show memberships"), "Show memberships");
            works(console.click("cancel"), "Show memberships, closed");
            works(console.openMenu(true).menuItem("Leave"), "Leave");
            assertThat(console.note()).contains("Contacts can't do this");
        }
        console.tab("Child groups");
    }

    private static void works(ContactConsole console, String what) {
        assertThat(console.failure()).as(what).isEmpty();
    }

    private ContactConsole open(Windows windows) {
        return open(windows, contact);
    }

    /** Notes what the console asks for in vain: then it shows a page that says so, or none. */
    private ContactConsole open(Windows windows, Account who) {
        Page page = windows.open();
        page.onResponse(response -> {
            if (response.status() >= 400 && response.url().contains("/admin/")) {
                refused.add(response.status() + " " + response.request().method() + " " + response.url());
            }
        });
        return ContactConsole.signIn(page, who);
    }

    private static String stored(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
