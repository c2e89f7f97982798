package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.AuthenticationManagementResource;
import org.keycloak.admin.client.resource.UsersResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RequiredActionConfigRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.RealmFile;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;

/** A district's own identity provider in place of the password. */
@OnTheSuite
class BrokeredSignInIT {

    private static final String DISTRICT = "district-office";
    private static final String BUTTON = "#social-" + DISTRICT;

    private final Suite suite;
    private final Realm realm;
    private final Site site;

    BrokeredSignInIT(Suite suite) {
        this.suite = suite;
        this.realm = suite.variant("brokered", this::withIdentityProvider);
        this.site = realm.site(Site.POWERSOURCE);
    }

    @Test
    void loginPageShowsTheIdentityProvider(HttpBrowser browser) {
        Answer login = browser.open(site);

        assertThat(login.text(BUTTON)).contains("District office");
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

        assertThat(page.uri().toString()).contains("/realms/" + districtRealm() + "/");
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
        UserRepresentation person =
                realm.newAccount().email(NewAccount.address("dis.trict")).representation();
        person.setEmailVerified(verified);
        UsersResource district = suite.admin().realm(districtRealm()).users();
        district.create(person).close();
        Account account = realm.newAccount()
                .inactive()
                .email(person.getEmail())
                .site(site)
                .create();
        FederatedIdentityRepresentation link = new FederatedIdentityRepresentation();
        link.setIdentityProvider(DISTRICT);
        link.setUserId(district.searchByEmail(person.getEmail(), true).get(0).getId());
        link.setUserName(person.getEmail());
        account.admin().addFederatedIdentity(DISTRICT, link).close();
        return account;
    }

    private void letBrokersActivate(boolean on) {
        AuthenticationManagementResource actions = realm.admin().flows();
        RequiredActionConfigRepresentation config = actions.getRequiredActionConfig(Invitation.ACTION);
        config.getConfig().put("brokerActivates", Boolean.toString(on));
        actions.updateRequiredActionConfig(Invitation.ACTION, config);
    }

    private Answer signInAtTheDistrict(HttpBrowser browser, String email) {
        return browser.open(site).click(BUTTON).signIn(email, NewAccount.PASSWORD);
    }

    private Account accountOf(String email) {
        String id = realm.admin().users().searchByEmail(email, true).get(0).getId();
        return new Account(realm, id, email, NewAccount.PASSWORD);
    }

    private String newPersonOfTheDistrict() {
        UserRepresentation person =
                realm.newAccount().email(NewAccount.address("dis.trict")).representation();
        suite.admin().realm(districtRealm()).users().create(person).close();
        return person.getEmail();
    }

    private String districtRealm() {
        return realm.name().replace("brokered", DISTRICT);
    }

    private void withIdentityProvider(RealmFile file) {
        String elsewhere = file.tree().get("realm").asText().replace("brokered", DISTRICT);
        suite.admin().realms().create(district(elsewhere));
        String base = suite.url() + "/realms/" + elsewhere;
        String endpoints = base + "/protocol/openid-connect/";
        ObjectNode provider = file.tree().putArray("identityProviders").addObject();
        provider.put("alias", DISTRICT)
                .put("displayName", "District office")
                .put("providerId", "oidc")
                .put("enabled", true)
                .put("trustEmail", true)
                .put("firstBrokerLoginFlowAlias", "first broker login")
                .put("postBrokerLoginFlowAlias", "powersource post broker");
        provider.putObject("config")
                .put("issuer", base)
                .put("authorizationUrl", endpoints + "auth")
                .put("tokenUrl", endpoints + "token")
                .put("jwksUrl", endpoints + "certs")
                .put("useJwksUrl", "true")
                .put("validateSignature", "true")
                .put("clientId", "broker")
                .put("clientSecret", "not-a-secret")
                .put("clientAuthMethod", "client_secret_post")
                .put("defaultScope", "openid profile email")
                .put("syncMode", "IMPORT");
    }

    private RealmRepresentation district(String name) {
        ClientRepresentation broker = new ClientRepresentation();
        broker.setClientId("broker");
        broker.setSecret("not-a-secret");
        broker.setRedirectUris(List.of(suite.url() + "/realms/*"));
        RealmRepresentation district = new RealmRepresentation();
        district.setRealm(name);
        district.setEnabled(true);
        district.setClients(List.of(broker));
        return district;
    }
}
