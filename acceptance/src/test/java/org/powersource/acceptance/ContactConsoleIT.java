package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.pages.ContactConsole;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.ConsoleRequests;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.Nightly;
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
    private static final String TECHNICAL = "technical-contact";
    private static final String SALES = "sales-representative";
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final ConsoleRequests REQUESTS = new ConsoleRequests();

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

    /** A page of a later console may need more than the table allows. Whatever else it sends is a button that contacts can't use. */
    @AfterAll
    static void everyPageIsInTheTableOfOperations(Suite suite) {
        REQUESTS.write(suite.admin().serverInfo().getInfo().getSystemInfo().getVersion());

        assertThat(REQUESTS.unlisted()).noneMatch(request -> request.startsWith("GET "));
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

    @Nightly
    @Test
    void mailsALinkToANewPassword(Windows windows) {
        ContactConsole console = open(windows).credentials(jane);
        assertThat(console.resetActions().allInnerTexts())
                .containsExactlyInAnyOrder("Update Password", "Activate Account");

        assertThat(console.mail("Update Password")).contains("sent");

        assertThat(recovery.browser("any").open(recovery.link(jane)).pageId()).isEqualTo("login-login-update-password");
        assertThat(refused).isEmpty();
    }

    @Nightly
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

    @Nightly
    @Test
    void statusAndSitesComeFirstAndEachHasItsHelp(Windows windows) {
        ContactConsole console = open(windows).record(jane);

        assertThat(console.sections()).startsWith("Account", "Site Access", "General");
        assertThat(console.top(console.field("accountStatus"))).isLessThan(console.top(console.site("PowerSource")));
        assertThat(console.top(console.site("PowerSource"))).isLessThan(console.top(console.field("email")));
        assertThat(console.help("accountStatus")).contains("activation link");
        assertThat(refused).isEmpty();
    }

    @Nightly
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

    @Nightly
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

    @Nightly
    @Test
    void emptyFormNamesTheFieldThatItHas(Windows windows) {
        ContactConsole console = open(windows).addUser().clickButton("Create");

        assertThat(console.complaint("email")).contains("Enter the e-mail address");
    }

    @Nightly
    @Test
    void shortPasswordIsToldHowLongItHasToBe(Windows windows) {
        assertThat(open(windows).credentials(jane).resetPassword("short")).contains("at least 15 characters");
    }

    /** A request in vain for what a page shows takes the page's place. Whatever else is refused is refused in words. */
    @Nightly
    @ParameterizedTest
    @ValueSource(strings = {TECHNICAL, SALES})
    void nothingThatTheConsoleOffersBreaksIt(String role, Windows windows) {
        boolean sales = role.equals(SALES);
        Account member = memberFor(role);
        ContactConsole console = open(windows, holder(role));

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

    @Nightly
    @ParameterizedTest
    @ValueSource(strings = {TECHNICAL, SALES})
    void attributeSearchFindsTheExactSpelling(String role, Windows windows) {
        Account member = memberFor(role);
        memberFor(role);
        district.newMember().create();
        ContactConsole console = open(windows, holder(role));
        assertThat(console.users().count()).isGreaterThan(1);

        console.search("Sign-in e-mail, exact spelling", member.email());

        Eventually.until("one row", SOON, () -> console.rows().allInnerTexts().size() == 1);
        assertThat(console.rows().innerText()).contains(stored(member.email()));
        works(console, "Attribute search");
        assertThat(refused).isEmpty();
    }

    @Nightly
    @ParameterizedTest
    @ValueSource(strings = {TECHNICAL, SALES})
    void showDataShowsNoSecret(String role, Windows windows) {
        ContactConsole console = open(windows, holder(role)).credentials(memberFor(role));

        assertThat(console.credentialData())
                .hasSize(2)
                .anySatisfy(data -> assertThat(data).contains("algorithm"))
                .anySatisfy(data -> assertThat(data).contains("question"))
                .noneSatisfy(data -> assertThat(data).containsAnyOf("secretData", NewAccount.ANSWER));
        works(console, "Show data");
        assertThat(refused).isEmpty();
    }

    /** {@code Sign out} of one session is refused, too; the console says nothing of it (26.7.4 {@code SessionsTable}). */
    @Nightly
    @ParameterizedTest
    @ValueSource(strings = {TECHNICAL, SALES})
    void sessionsAndConsentsAreShownAndStay(String role, Windows windows, HttpBrowser browser) {
        Account member = memberFor(role);
        Site strange = realm.newSite()
                .withoutRole()
                .with(client -> client.setConsentRequired(true))
                .create();
        browser.open(realm.site(Site.POWERSOURCE)).signIn(member);
        browser.open(strange).submit("form:has(#kc-login)", "accept", "true");
        ContactConsole console = open(windows, holder(role));

        works(console.record(member).tab("Sessions"), "Sessions");
        assertThat(console.rows().allInnerTexts()).singleElement().asString().contains(Site.POWERSOURCE);
        works(console.openMenu(true).menuItem("Sign out"), "Sign out of a session");
        works(console.clickButton("Logout all sessions").click("confirm"), "Logout all sessions");
        assertThat(console.note()).contains("Contacts can't do this");
        works(console.record(member).tab("Consents"), "Consents");
        assertThat(console.rows().allInnerTexts()).singleElement().asString().contains(strange.clientId());
        works(console.openMenu(true).menuItem("Revoke").click("confirm"), "Revoke");
        assertThat(console.note()).contains("Contacts can't do this");

        assertThat(member.sessions()).hasSize(1);
        assertThat(member.admin().getConsents()).hasSize(1);
        assertThat(refused).noneMatch(refusal -> refusal.contains("GET "));
    }

    /** An account that people with this role manage. */
    private Account memberFor(String role) {
        return role.equals(SALES)
                ? realm.newAccount().group("/guests").ticked(Site.POWERSOURCE).create()
                : jane;
    }

    private Account holder(String role) {
        return role.equals(SALES) ? realm.newAccount().realmRole(role).create() : contact;
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
            String method = response.request().method();
            if (response.status() >= 400 && response.url().contains("/admin/")) {
                refused.add(response.status() + " " + method + " " + response.url());
            }
            if (response.url().startsWith(realm.adminUrl()) && !method.equals("OPTIONS")) {
                String path = URI.create(response.url()).getPath();
                REQUESTS.add(
                        method,
                        path.substring(URI.create(realm.adminUrl()).getPath().length()),
                        response.status());
            }
        });
        return ContactConsole.signIn(page, who);
    }

    private static String stored(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
