package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;
import org.powersource.acceptance.inspection.Inspector;
import org.powersource.acceptance.pages.LoginPage;
import org.powersource.acceptance.pages.StockPage;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.InEachLanguage;
import org.powersource.acceptance.suite.Language;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.RealmFile;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.Windows;

/**
 * Pages of a realm that has more switched on than ours: an identity provider (our own realm plays it), passkeys on the login
 * page, terms. Each is looked over by an {@link Inspector}.
 */
@InEachLanguage
class BrokerPagesIT {

    private static final String LOGIN = "login-login";
    private static final String LOGIN_HEADING = "Sign in to your account";
    private static final String PROVIDER = "district";
    private static final String CONFIRM = "login-login-idp-link-confirm";
    private static final String MAILED = "login-login-idp-link-email";

    private final Suite suite;
    private final Realm home;
    private final Language language;
    private final Realm realm;
    private final Site site;

    BrokerPagesIT(Language language, Suite suite) {
        this.language = language;
        this.suite = suite;
        this.home = suite.realm();
        this.realm = suite.variant("everything", this::switchOn);
        this.site = realm.site(Site.POWERSOURCE);
        if (realm.admin().identityProviders().findAll().isEmpty()) {
            addProvider();
            addTerms();
        }
    }

    @Test
    void loginWithIdentityProviderAndPasskey(Windows windows) {
        Inspector inspector = Inspector.open(windows, language);
        LoginPage login = LoginPage.open(inspector.page(), site);
        inspector.page().locator("#social-" + PROVIDER).waitFor();
        inspector.expect(LOGIN, LOGIN_HEADING, "providers");

        login.signInRefused("nobody", "Not-The-Password-2026");
        inspector.expect(LOGIN, LOGIN_HEADING, "providers-refused");
    }

    @Test
    void firstSignInOfSomebodyWhoHasAnAccount(Windows windows) {
        Account known = realm.accountFor(site);
        Inspector inspector = Inspector.open(windows, language);
        comeFromDistrict(inspector.page(), known.email());
        inspector.expect(CONFIRM, "Account already exists");

        new StockPage(inspector.page(), CONFIRM).press("updateProfile");
        inspector.expect("login-idp-review-user-profile", "Update Account Information");

        new StockPage(inspector.page(), "login-idp-review-user-profile").submit();
        new StockPage(inspector.page(), CONFIRM).press("linkAccount");
        inspector.expect(MAILED, "Link District");

        new StockPage(inspector.page(), MAILED).press("try-another-way");
        inspector.expect("login-select-authenticator", "Select login method", "broker");

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
        Account there = home.newAccount().email(email).create();
        LoginPage.open(page, site);
        page.locator("#social-" + PROVIDER).click();
        page.waitForURL(url -> url.startsWith(home.url() + "/"));
        new LoginPage(page).enter(there.email(), there.password()).submit();
    }

    private void switchOn(RealmFile file) {
        file.tree().put("webAuthnPolicyPasswordlessPasskeysEnabled", true);
        ((ObjectNode) file.tree().get("smtpServer"))
                .put("host", suite.mail().host())
                .put("port", Integer.toString(suite.mail().port()));
    }

    private void addProvider() {
        Site broker = home.newSite()
                .withoutRole()
                .with(client -> client.setRedirectUris(List.of(realm.url() + "/broker/" + PROVIDER + "/endpoint")))
                .create();
        IdentityProviderRepresentation provider = new IdentityProviderRepresentation();
        provider.setAlias(PROVIDER);
        provider.setDisplayName("District");
        provider.setProviderId("keycloak-oidc");
        provider.setEnabled(true);
        provider.setConfig(Map.of(
                "clientId", broker.clientId(),
                "clientSecret", broker.secret(),
                "clientAuthMethod", "client_secret_post",
                "authorizationUrl", broker.endpoint("auth"),
                "tokenUrl", broker.endpoint("token"),
                "jwksUrl", broker.endpoint("certs"),
                "useJwksUrl", "true",
                "validateSignature", "true",
                "issuer", home.url(),
                "defaultScope", "openid email profile"));
        assertThat(realm.admin().identityProviders().create(provider).getStatus())
                .isEqualTo(201);
    }

    private void addTerms() {
        RequiredActionProviderRepresentation terms = realm.admin().flows().getRequiredAction("TERMS_AND_CONDITIONS");
        terms.setEnabled(true);
        realm.admin().flows().updateRequiredAction("TERMS_AND_CONDITIONS", terms);
    }
}
