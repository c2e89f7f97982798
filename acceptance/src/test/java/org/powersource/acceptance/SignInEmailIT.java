package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.PartialImportRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.util.JsonSerialization;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Query;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.TokenAnswer;

/** The exact spelling of an address is kept, whichever way it comes in. */
@OnTheSuite
class SignInEmailIT {

    private final Suite suite;
    private final Realm realm;
    private final Site site;

    SignInEmailIT(Suite suite) {
        this.suite = suite;
        this.realm = suite.realm();
        this.site = realm.site(Site.POWERSOURCE);
    }

    @Test
    void spellingIsRecordedWhenAnAccountIsCreated() {
        Account account = realm.accountFor(site);

        assertThat(account.signInEmail()).isEqualTo(account.email());
        assertThat(account.admin().toRepresentation().getEmail())
                .isEqualTo(account.email().toLowerCase(Locale.ROOT));
    }

    /** Apps show these to the owner, who may copy them to the sign-in page. */
    @Test
    void appsAreToldTheSpelling(HttpBrowser browser) {
        Site app = realm.newSite().inItsOwnAudience().create();
        Account account = realm.accountFor(app);
        TokenAnswer tokens =
                app.redeem(browser.open(app, "scope", "openid profile email").signIn(account));
        String token = tokens.text("access_token");
        Map<String, Object> userInfo =
                app.ask("userinfo", Query.fields("access_token", token)).json();
        Map<String, Object> introspected =
                app.ask("token/introspect", Query.fields("token", token)).json();

        for (String claim : List.of("email", "preferred_username")) {
            assertThat(tokens.claim("id_token", claim)).isEqualTo(account.email());
            assertThat(tokens.claim("access_token", claim)).isEqualTo(account.email());
            assertThat(app.refresh(tokens).claim("id_token", claim)).isEqualTo(account.email());
            assertThat(userInfo).containsEntry(claim, account.email());
            assertThat(introspected).containsEntry(claim, account.email());
        }
    }

    @Test
    void appsOfARealmWithoutTheSuiteAreToldWhatIsStored() {
        Realm plain = suite.freshRealm();
        Account account = plain.newAccount().withoutReminderQuestion().create();

        TokenAnswer tokens = plain.newSite().withoutRole().create().passwordGrant(account.email(), account.password());

        assertThat(tokens.claim("access_token", "email"))
                .isEqualTo(account.email().toLowerCase(Locale.ROOT));
    }

    @Test
    void newSpellingIsRecordedWhenTheAddressIsChanged(HttpBrowser browser) {
        Account account = realm.accountFor(site);

        Account moved = change(account, NewAccount.address("Moved.Away"));

        assertThat(moved.signInEmail()).isEqualTo(moved.email());
        assertThat(browser.open(site).signIn(account).pageId()).isEqualTo("login-login");
        assertThat(browser.open(site).signIn(moved).told()).containsKey("code");
    }

    @Test
    void lowerCaseAddressThatTheConsoleSavesAgainKeepsTheSpelling() {
        Account account = realm.accountFor(site);
        UserRepresentation record = account.admin().toRepresentation();
        record.setLastName("Leigh");

        account.admin().update(record);

        assertThat(account.signInEmail()).isEqualTo(account.email());
        assertThat(account.admin().toRepresentation().getLastName()).isEqualTo("Leigh");
    }

    @Test
    void retypingTheSameAddressWithOtherCapitalsChangesTheSpelling(HttpBrowser browser) {
        Account account = realm.accountFor(site);

        Account respelled = change(account, account.email().replace("Pat.Lee", "PAT.Lee"));

        assertThat(respelled.signInEmail()).isEqualTo(respelled.email()).startsWith("PAT.Lee");
        assertThat(browser.open(site).signIn(account).pageId()).isEqualTo("login-login");
        assertThat(browser.open(site).signIn(respelled).told()).containsKey("code");
    }

    @Test
    void contactMayCorrectTheSpellingInItsOwnField(HttpBrowser browser) {
        Account account = realm.accountFor(site);
        String lower = account.email().toLowerCase(Locale.ROOT);
        UserRepresentation record = account.admin().toRepresentation();
        record.getAttributes().put("signInEmail", List.of(lower));

        account.admin().update(record);

        assertThat(account.signInEmail()).isEqualTo(lower);
        assertThat(browser.open(site).signIn(lower, account.password()).told()).containsKey("code");
    }

    @Test
    void partialImportRecordsTheSpelling(HttpBrowser browser) {
        NewAccount arriving =
                realm.newAccount().email(NewAccount.address("Im.Ported")).site(site);

        Account account = importPartially(arriving.representation());

        assertThat(account.signInEmail()).isEqualTo(account.email());
        assertThat(browser.open(site).signIn(account).told()).containsKey("code");
    }

    @Test
    void partialImportMayBringTheSpellingAlong() {
        String spelling = NewAccount.address("Im.Ported");
        UserRepresentation arriving = realm.newAccount()
                .email(spelling.toLowerCase(Locale.ROOT))
                .attribute("signInEmail", spelling)
                .representation();

        assertThat(importPartially(arriving).signInEmail()).isEqualTo(spelling);
    }

    @Test
    void realmImportBringsTheSpellingAlong(HttpBrowser browser) {
        String spelling = NewAccount.address("Im.Ported");
        Realm imported = withUser(realm.newAccount()
                .email(spelling.toLowerCase(Locale.ROOT))
                .attribute("signInEmail", spelling)
                .ticked(Site.POWERSOURCE)
                .representation());
        Site there = imported.site(Site.POWERSOURCE);

        assertThat(browser.open(there)
                        .signIn(spelling.toLowerCase(Locale.ROOT), NewAccount.PASSWORD)
                        .pageId())
                .isEqualTo("login-login");
        assertThat(browser.open(there).signIn(spelling, NewAccount.PASSWORD).told())
                .containsKey("code");
    }

    @Test
    void withoutRecordedSpellingTheStoredAddressCounts(HttpBrowser browser) {
        String spelling = NewAccount.address("Im.Ported");
        Realm imported = withUser(
                realm.newAccount().email(spelling).ticked(Site.POWERSOURCE).representation());
        Site there = imported.site(Site.POWERSOURCE);

        assertThat(browser.open(there).signIn(spelling, NewAccount.PASSWORD).pageId())
                .isEqualTo("login-login");
        assertThat(browser.open(there)
                        .signIn(spelling.toLowerCase(Locale.ROOT), NewAccount.PASSWORD)
                        .told())
                .containsKey("code");
    }

    private static Account change(Account account, String address) {
        UserRepresentation record = account.admin().toRepresentation();
        record.setEmail(address);
        account.admin().update(record);
        return new Account(account.realm(), account.id(), address, account.password());
    }

    private Account importPartially(UserRepresentation user) {
        PartialImportRepresentation users = new PartialImportRepresentation();
        users.setIfResourceExists("FAIL");
        users.setUsers(List.of(user));
        try (Response response = realm.admin().partialImport(users)) {
            assertThat(response.getStatus()).isEqualTo(200);
        }
        String id = realm.admin()
                .users()
                .searchByEmail(user.getEmail(), true)
                .get(0)
                .getId();
        return new Account(realm, id, user.getEmail(), NewAccount.PASSWORD);
    }

    private Realm withUser(UserRepresentation user) {
        return suite.variant(
                "with-user-" + user.getEmail().replaceAll(".*\\.([0-9a-f]{8})@.*", "$1"),
                file -> file.tree().putArray("users").add(JsonSerialization.mapper.valueToTree(user)));
    }
}
