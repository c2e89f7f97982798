package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.AuthenticationManagementResource;
import org.keycloak.representations.idm.RequiredActionConfigRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.DistrictOffice;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;

/** A district's own identity provider in place of the password. */
@OnTheSuite
class BrokeredSignInIT {

    private static final String DISTRICT = "district-office";

    private final Suite suite;
    private final Realm realm;
    private final Site site;
    private final DistrictOffice office;

    BrokeredSignInIT(Suite suite) {
        this.suite = suite;
        this.realm = suite.variant("brokered", file -> {});
        this.site = realm.site(Site.POWERSOURCE);
        this.office = DistrictOffice.of(suite, realm, DISTRICT);
    }

    @Test
    void loginPageShowsTheIdentityProvider(HttpBrowser browser) {
        Answer login = browser.open(site);

        assertThat(login.text(office.button())).contains("District office");
        assertThat(login.has("#kc-form-login")).isTrue();
    }

    @Test
    void newcomerFromTheIdentityProviderMeetsTheSiteAccessError(HttpBrowser browser) {
        String email = newPersonOfTheDistrict();

        Answer page = signInAtTheDistrict(browser, email);

        assertThat(page.pageId()).isEqualTo("login-site-access-error");
        assertThat(page.status()).isEqualTo(403);
        Account account = accountOf(email);
        assertThat(account.sessions()).isEmpty();
        assertThat(page.press("back-to-app").told())
                .containsEntry("error", "access_denied")
                .containsEntry("state", Site.STATE);
        assertThat(account.sessions()).isEmpty();
    }

    @Test
    void whoMayUseTheSiteComesInByTheIdentityProvider(HttpBrowser browser, HttpBrowser later) {
        String email = newPersonOfTheDistrict();
        signInAtTheDistrict(browser, email);
        accountOf(email).tickSites(Site.POWERSOURCE);

        Answer answer = signInAtTheDistrict(later, email);

        assertThat(answer.told()).containsEntry("state", Site.STATE).containsKey("code");
        assertThat(site.redeem(answer).status()).isEqualTo(200);
    }

    /** The page that waits is one of the post broker flow, which Keycloak's address of a sign-in doesn't lead to. */
    @Test
    void newcomerWaitsForAccessAndGoesOn(HttpBrowser browser) {
        String email = newPersonOfTheDistrict();

        Answer waiting = signInAtTheDistrict(browser, email).press("ask-for-access");
        assertThat(browser.open(waiting.refresh()).pageId()).isEqualTo("login-asked");
        accountOf(email).tickSites(Site.POWERSOURCE);

        assertThat(browser.open(waiting.refresh()).told())
                .containsEntry("state", Site.STATE)
                .containsKey("code");
    }

    @Test
    void newcomerMayTryAnotherAccount(HttpBrowser browser) {
        Account welcome = realm.accountFor(site);

        Answer login = signInAtTheDistrict(browser, newPersonOfTheDistrict()).press("try-another-account");

        assertThat(login.pageId()).isEqualTo("login-login");
        assertThat(login.signIn(welcome).told())
                .containsEntry("state", Site.STATE)
                .containsKey("code");
    }

    @Test
    void identityProviderHintLeadsThereAtOnce(HttpBrowser browser) {
        Answer page = browser.open(site, "kc_idp_hint", DISTRICT);

        assertThat(page.uri().toString()).startsWith(office.url() + "/");
    }

    @Test
    void verifiedAddressOfTheIdentityProviderActivatesIfTheRealmSaysSo(HttpBrowser browser) {
        Account account = invitedAndLinked(true);
        assertThat(signInAtTheDistrict(browser, account.email()).pageId()).isEqualTo("login-activation");

        letBrokersActivate(true);
        try {
            assertThat(signInAtTheDistrict(new HttpBrowser(suite.url()), account.email())
                            .told())
                    .containsKey("code");
        } finally {
            letBrokersActivate(false);
        }

        assertThat(account.admin().toRepresentation().getRequiredActions()).isEmpty();
        assertThat(realm.events("CUSTOM_REQUIRED_ACTION", account))
                .anySatisfy(event -> assertThat(event.getDetails())
                        .containsEntry("activation", "activated")
                        .containsEntry("activated_by", "broker"));
    }

    @Test
    void addressThatTheIdentityProviderHasNotVerifiedActivatesNothing(HttpBrowser browser) {
        Account account = invitedAndLinked(false);
        letBrokersActivate(true);
        try {
            assertThat(signInAtTheDistrict(browser, account.email()).pageId()).isEqualTo("login-activation");
        } finally {
            letBrokersActivate(false);
        }
    }

    /** An account that isn't active here, and its owner's at the district, which knows each other. */
    private Account invitedAndLinked(boolean verified) {
        String email = NewAccount.address("dis.trict");
        Account person = verified ? office.person(email) : office.unverifiedPerson(email);
        Account account = realm.newAccount().inactive().email(email).site(site).create();
        office.link(account, person);
        return account;
    }

    private void letBrokersActivate(boolean on) {
        AuthenticationManagementResource actions = realm.admin().flows();
        RequiredActionConfigRepresentation config = actions.getRequiredActionConfig(Invitation.ACTION);
        config.getConfig().put("brokerActivates", Boolean.toString(on));
        actions.updateRequiredActionConfig(Invitation.ACTION, config);
    }

    private Answer signInAtTheDistrict(HttpBrowser browser, String email) {
        return office.signIn(browser, site, office.person(email));
    }

    private Account accountOf(String email) {
        String id = realm.admin().users().searchByEmail(email, true).get(0).getId();
        return new Account(realm, id, email, NewAccount.PASSWORD);
    }

    private String newPersonOfTheDistrict() {
        return office.person(NewAccount.address("dis.trict")).email();
    }
}
