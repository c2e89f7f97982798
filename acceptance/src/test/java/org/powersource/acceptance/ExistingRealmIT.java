package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.util.JsonSerialization;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;

/** docs/install.md: the suite is set up in a realm that has clients and accounts already, and taken out again. */
@OnTheSuite
class ExistingRealmIT {

    private static final String SETUP = "/powersource/setup";

    private final Suite suite;
    private final Realm realm;

    ExistingRealmIT(Suite suite) {
        this.suite = suite;
        this.realm = suite.freshRealm();
    }

    @Test
    void realmGetsTheSuiteAndAfterwardsIsAsItWas() {
        Site site = realm.newSite().withoutRole().create();
        // Without signInEmail, which nobody kept then, the stored spelling counts.
        Account early = realm.newAccount()
                .email(NewAccount.address("early").toLowerCase(Locale.ROOT))
                .withoutReminderQuestion()
                .create();
        JsonNode stock = export();
        assertSignsIn(site, early);

        assertThat(realm.adminApi()
                        .post(SETUP, Map.of("sites", List.of(site.clientId())))
                        .status())
                .isEqualTo(200);

        assertThat(open(site).signIn(early).pageId()).isEqualTo("login-site-access-error");
        early.tickSites(site.clientId());
        assertThat(open(site).signIn(early).pageId()).isEqualTo("login-set-reminder-question");
        Account late = realm.accountFor(site);
        assertSignsIn(site, late);
        assertThat(site.passwordGrant(late.email(), late.password()).status()).isEqualTo(200);
        assertThat(new Site(realm, "admin-cli", "", "", "")
                        .passwordGrant(late.email(), late.password())
                        .error())
                .isEqualTo("unauthorized_client");
        assertThat(site.passwordGrant(early.email(), "not-the-password").text("error"))
                .isEqualTo("invalid_grant");
        assertThat(open(site).click("a[href*=reset-credentials]").pageId()).isEqualTo("login-login-reset-password");
        assertThat(realm.newAccount()
                        .inactive()
                        .create()
                        .admin()
                        .toRepresentation()
                        .getRequiredActions())
                .contains("powersource-activate-account");

        assertThat(realm.adminApi().delete(SETUP + "?purge=true").status()).isEqualTo(200);

        assertThat(new JsonDifference().of(stock, export())).isEmpty();
        assertThat(new JsonDifference().of(export(), stock)).isEmpty();
        assertSignsIn(site, late);
    }

    @Test
    void importedRealmIsStockAfterwards() {
        Realm imported = suite.variant("removed", file -> {});
        Site site = imported.newSite().create();
        Account account = imported.accountFor(site);
        assertSignsIn(site, account);

        assertThat(imported.adminApi().delete(SETUP + "?purge=true").status()).isEqualTo(200);

        assertThat(export(imported).toString())
                .doesNotContain("powersource-")
                .doesNotContain("powersource browser")
                .doesNotContain("site-access");
        assertSignsIn(site, account);
    }

    private void assertSignsIn(Site site, Account account) {
        assertThat(open(site).signIn(account).told()).containsKey("code");
    }

    private Answer open(Site site) {
        return new HttpBrowser(suite.url()).open(site);
    }

    private JsonNode export() {
        return export(realm);
    }

    /** All of a realm but its accounts; the user profile as it holds, whether it is stored or Keycloak's default. */
    private static JsonNode export(Realm realm) {
        JsonNode all = JsonSerialization.mapper.valueToTree(Map.of(
                "realm", realm.admin().partialExport(true, true),
                "profile", realm.admin().users().userProfile().getConfiguration()));
        ((ObjectNode) all.at("/realm/components")).remove("org.keycloak.userprofile.UserProfileProvider");
        return all;
    }
}
