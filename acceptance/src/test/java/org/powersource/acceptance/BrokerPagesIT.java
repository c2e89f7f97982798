package org.powersource.acceptance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;
import org.powersource.acceptance.inspection.Inspector;
import org.powersource.acceptance.pages.LoginPage;
import org.powersource.acceptance.pages.StockPage;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.DistrictOffice;
import org.powersource.acceptance.suite.InEachLanguage;
import org.powersource.acceptance.suite.Language;
import org.powersource.acceptance.suite.Nightly;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.RealmFile;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.Windows;

/**
 * Pages of a realm that has more switched on than ours: an identity provider (another realm plays it), passkeys on the login
 * page, terms. Each is looked over by an {@link Inspector}.
 */
@Nightly
@InEachLanguage
class BrokerPagesIT {

    private static final String LOGIN = "login-login";
    private static final String LOGIN_HEADING = "Sign in to your account";
    private static final String PROVIDER = "district";
    private static final String CONFIRM = "login-login-idp-link-confirm";
    private static final String MAILED = "login-login-idp-link-email";

    private final Suite suite;
    private final Language language;
    private final Realm realm;
    private final Site site;
    private final DistrictOffice office;

    BrokerPagesIT(Language language, Suite suite) {
        this.language = language;
        this.suite = suite;
        this.realm = suite.variant("everything", this::switchOn);
        this.site = realm.site(Site.POWERSOURCE);
        this.office = DistrictOffice.of(suite, realm, PROVIDER);
        addTerms();
    }

    @Test
    void loginWithIdentityProviderAndPasskey(Windows windows) {
        Inspector inspector = Inspector.open(windows, language);
        LoginPage login = LoginPage.open(inspector.page(), site);
        inspector.page().locator(office.button()).waitFor();
        inspector.expect(LOGIN, LOGIN_HEADING, "providers");

        login.signInRefused("nobody", "Not-The-Password-2026");
        inspector.expect(LOGIN, LOGIN_HEADING, "providers-refused");
    }

    @Test
    void firstSignInOfSomebodyWhoHasAnAccount(Windows windows) {
        Account contact =
                realm.newAccount().site(site).realmRole("technical-contact").create();
        Inspector inspector = Inspector.open(windows, language);
        comeFromDistrict(inspector.page(), contact.email());
        LoginPage form = new LoginPage(inspector.page());
        inspector.expect(LOGIN, LOGIN_HEADING, "link");

        form.signInRefused(contact.email(), "Not-The-Password-2026");
        inspector.expect(LOGIN, LOGIN_HEADING, "link-refused");

        form.enter(contact.email(), contact.password()).submit();
        inspector.expect("login-broker-link-refused", "District office can't be used here");
    }

    @Test
    void firstSignInByKeycloaksOwnFlow(Windows windows) {
        office.set(provider -> provider.setFirstBrokerLoginFlowAlias("first broker login"));
        try {
            pagesOfKeycloaksOwnFlow(windows);
        } finally {
            office.set(provider -> provider.setFirstBrokerLoginFlowAlias(null));
        }
    }

    private void pagesOfKeycloaksOwnFlow(Windows windows) {
        Account known = realm.accountFor(site);
        Inspector inspector = Inspector.open(windows, language);
        comeFromDistrict(inspector.page(), known.email());
        inspector.expect(CONFIRM, "Account already exists");

        new StockPage(inspector.page(), CONFIRM).press("updateProfile");
        inspector.expect("login-idp-review-user-profile", "Update Account Information");

        new StockPage(inspector.page(), "login-idp-review-user-profile").submit();
        new StockPage(inspector.page(), CONFIRM).press("linkAccount");
        inspector.expect(MAILED, "Link District office");

        new StockPage(inspector.page(), MAILED).press("try-another-way");
        inspector.expect("login-select-authenticator", "Choose how to sign in", "broker");

        inspector.page().locator(".choice").last().click();
        inspector.expect(LOGIN, LOGIN_HEADING, "broker");
    }

    @Test
    void terms(Windows windows) {
        Inspector inspector = Inspector.open(windows, language);
        Account account = realm.newAccount()
                .site(site)
                .requiredAction("TERMS_AND_CONDITIONS")
                .create();
        LoginPage.open(inspector.page(), site)
                .enter(account.email(), account.password())
                .submit();

        inspector.expect("login-terms", "Terms and Conditions");
    }

    private void comeFromDistrict(Page page, String email) {
        Account there = office.person(email);
        LoginPage.open(page, site);
        page.locator(office.button()).click();
        page.waitForURL(url -> url.startsWith(office.url() + "/"));
        new LoginPage(page).enter(there.email(), there.password()).submit();
        page.waitForURL(url -> url.startsWith(realm.url() + "/"));
    }

    private void switchOn(RealmFile file) {
        file.tree().put("webAuthnPolicyPasswordlessPasskeysEnabled", true);
        ((ObjectNode) file.tree().get("smtpServer"))
                .put("host", suite.mail().host())
                .put("port", Integer.toString(suite.mail().port()));
    }

    private void addTerms() {
        RequiredActionProviderRepresentation terms = realm.admin().flows().getRequiredAction("TERMS_AND_CONDITIONS");
        terms.setEnabled(true);
        realm.admin().flows().updateRequiredAction("TERMS_AND_CONDITIONS", terms);
    }
}
