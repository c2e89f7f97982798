package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
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

    /** Notes what the console asks for in vain: then it shows a page that says so, or none. */
    private ContactConsole open(Windows windows) {
        Page page = windows.open();
        page.onResponse(response -> {
            if (response.status() >= 400 && response.url().contains("/admin/")) {
                refused.add(response.status() + " " + response.url());
            }
        });
        return ContactConsole.signIn(page, contact);
    }

    private static String stored(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
