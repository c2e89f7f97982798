package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Phone;
import org.powersource.acceptance.suite.Query;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.TokenAnswer;

/** No token leaves for an account without access, whichever grant asks for it. */
@OnTheSuite
class SiteAccessTokensIT {

    private static final String TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    private final Realm realm;
    private final Site site;

    SiteAccessTokensIT(Realm realm) {
        this.realm = realm;
        this.site = realm.site(Site.POWERSOURCE);
    }

    @Test
    void codeIsWorthNothingAfterAWithdrawal(HttpBrowser browser) {
        Account account = realm.accountFor(site);
        Answer signedIn = browser.open(site).signIn(account);

        account.tickSites();

        assertSiteAccessError(site.redeem(signedIn));
    }

    @Test
    void directGrantIsRefusedAsTheStandardSays() {
        Site app = realm.newSite().create();
        Account account = realm.newAccount().create();

        TokenAnswer refused = app.passwordGrant(account.email(), account.password());

        assertSiteAccessError(refused);
        assertThat(account.sessions()).isEmpty();
        assertThat(realm.events("LOGIN_ERROR", account))
                .singleElement()
                .satisfies(event -> assertThat(event.getDetails())
                        .containsEntry("site", app.clientId())
                        .containsEntry("reason", "site_access_not_granted"));
    }

    @Test
    void directGrantDoesNotTellAWrongPasswordThatAccessIsMissing() {
        Site app = realm.newSite().create();
        Account account = realm.newAccount().create();

        assertThat(app.passwordGrant(account.email(), "Not-The-Password-2026").errorDescription())
                .isEqualTo("Invalid user credentials");
    }

    @Test
    void tokenIsExchangedForAClientThatTheAccountMayUse() {
        Exchange exchange = new Exchange();
        Account account = realm.newAccount()
                .role(exchange.issuer)
                .role(exchange.requester)
                .create();

        assertThat(exchange.of(account).json()).containsKey("access_token");
    }

    @Test
    void tokenIsNotExchangedForAClientThatTheAccountMayNotUse() {
        Exchange exchange = new Exchange();
        Account account = realm.newAccount().role(exchange.issuer).create();

        TokenAnswer refused = exchange.of(account);

        assertSiteAccessError(refused);
    }

    @Test
    void tokenIsNotExchangedForTheAudienceOfASiteThatTheAccountMayNotUse() {
        Exchange exchange = new Exchange();
        Site audience = realm.newSite().create();
        Account account = realm.newAccount()
                .role(exchange.issuer)
                .role(exchange.requester)
                .create();

        assertSiteAccessError(exchange.of(account, "audience", audience.clientId()));
    }

    @Test
    void userInfoIsRefusedAfterAWithdrawal() {
        Site app = realm.newSite().create();
        Account account = realm.newAccount().role(app).create();
        String token = app.passwordGrant(account.email(), account.password()).text("access_token");
        assertThat(app.ask("userinfo", Query.fields("access_token", token)).status())
                .isEqualTo(200);

        app.withdrawRole(account);

        Answer refused = new HttpBrowser(realm.url())
                .sending("Authorization", "Bearer " + token)
                .openOnly(app.endpoint("userinfo"));
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElse("")).contains("invalid_token");
    }

    @Test
    void userInfoIsRefusedToTokensThatAreMeantForTheSite() {
        Site audience = realm.newSite().create();
        Site app = realm.newSite().withoutRole().audience(audience).create();
        Account account = realm.newAccount().role(audience).create();
        TokenAnswer tokens = app.passwordGrant(account.email(), account.password());

        audience.withdrawRole(account);

        assertThat(userInfo(app, tokens).status()).isEqualTo(401);
        assertThat(userInfo(app, app.refresh(tokens)).status()).isEqualTo(200);
    }

    private static Answer userInfo(Site app, TokenAnswer tokens) {
        return new HttpBrowser(app.realm().url())
                .sending("Authorization", "Bearer " + tokens.text("access_token"))
                .openOnly(app.endpoint("userinfo"));
    }

    @Test
    void offlineTokenIsWorthNothingAfterAWithdrawal() {
        Site app = realm.newSite().create();
        Account account = realm.newAccount().role(app).create();
        TokenAnswer tokens = app.passwordGrant(account.email(), account.password(), "scope", "openid offline_access");
        tokens = app.refresh(tokens);
        assertThat(tokens.json()).containsKey("access_token");

        app.withdrawRole(account);

        assertSiteAccessError(app.refresh(tokens));
        assertThat(userInfo(app, tokens).status()).isEqualTo(401);
    }

    /** The time in docs/security.md after which an app that checks tokens by itself sees a withdrawal. */
    @Test
    void accessTokenLivesForFiveMinutes() {
        Site app = realm.newSite().create();
        Account account = realm.newAccount().role(app).create();

        assertThat(app.passwordGrant(account.email(), account.password()).lifetime())
                .isEqualTo(300);
    }

    @Test
    void accountThatIsToBeActivatedAgainGetsNoTokens() {
        Site app = realm.newSite().create();
        Account account = realm.newAccount().role(app).create();
        TokenAnswer tokens = app.passwordGrant(account.email(), account.password());

        UserRepresentation record = account.admin().toRepresentation();
        record.setRequiredActions(List.of("powersource-activate-account"));
        account.admin().update(record);

        assertSiteAccessError(app.refresh(tokens));
        assertThat(userInfo(app, tokens).status()).isEqualTo(401);
    }

    @Test
    void noTokenIsMeantForASiteThatTheAccountMayNotUse(HttpBrowser browser) {
        Site audience = realm.newSite().create();
        Site app = realm.newSite().withoutRole().audience(audience).create();
        Account account = realm.newAccount().role(audience).create();
        TokenAnswer byPassword = app.passwordGrant(account.email(), account.password());
        TokenAnswer byCode = app.redeem(browser.open(app).signIn(account));
        assertThat(List.of(byPassword, byCode))
                .allSatisfy(tokens -> assertThat(tokens.audience()).contains(audience.clientId()));

        audience.withdrawRole(account);

        assertThat(List.of(
                        app.refresh(byPassword),
                        app.refresh(byCode),
                        app.passwordGrant(account.email(), account.password()),
                        app.redeem(browser.open(app))))
                .allSatisfy(tokens -> assertThat(tokens.audience()).doesNotContain(audience.clientId()));
    }

    @Test
    void noExchangedTokenIsMeantForASiteThatTheAccountMayNotUse() {
        Site audience = realm.newSite().create();
        Exchange exchange = new Exchange(audience);
        Account account = realm.newAccount()
                .role(exchange.issuer)
                .role(exchange.requester)
                .create();
        assertThat(exchange.of(account).audience()).doesNotContain(audience.clientId());

        audience.grantRole(account);

        assertThat(exchange.of(account).audience()).contains(audience.clientId());
    }

    /** Standard token exchange: the requester is an audience of the issuer's tokens. */
    private final class Exchange {

        final Site requester;
        final Site issuer;

        Exchange(Site... audience) {
            requester = realm.newSite()
                    .audience(audience)
                    .attribute("standard.token.exchange.enabled", "true")
                    .create();
            issuer = realm.newSite().audience(requester).create();
        }

        TokenAnswer of(Account account, String... parameters) {
            String subject =
                    issuer.passwordGrant(account.email(), account.password()).text("access_token");
            Map<String, String> fields = Query.fields(
                    "grant_type",
                    "urn:ietf:params:oauth:grant-type:token-exchange",
                    "subject_token",
                    subject,
                    "subject_token_type",
                    TOKEN,
                    "requested_token_type",
                    TOKEN);
            fields.putAll(Query.fields(parameters));
            return requester.ask("token", fields);
        }
    }

    @Test
    void deviceIsGivenNothingForAnAccountWithoutAccess(HttpBrowser browser) {
        Device device = new Device();

        Answer page = device.open(browser).signIn(realm.newAccount().create());

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.pageId()).isEqualTo("login-site-access-error");
        assertThat(page.text()).contains("start again on the device");
        assertThat(device.poll().json()).containsEntry("error", "access_denied").doesNotContainKey("access_token");
    }

    @Test
    void deviceIsGivenTokensForAnAccountWithAccess(HttpBrowser browser) {
        Device device = new Device();
        Account account = realm.accountFor(device.site);

        device.approve(device.open(browser).signIn(account));

        assertThat(device.poll().json()).containsKey("access_token");
    }

    @Test
    void deviceIsGivenNothingAfterAWithdrawal(HttpBrowser browser) {
        Device device = new Device();
        Account account = realm.accountFor(device.site);
        device.approve(device.open(browser).signIn(account));

        device.site.withdrawRole(account);

        assertSiteAccessError(device.poll());
    }

    /** RFC 8628. */
    private final class Device {

        final Site site = realm.newSite()
                .attribute("oauth2.device.authorization.grant.enabled", "true")
                .create();
        private final TokenAnswer request = site.ask("auth/device", Query.fields("scope", "openid"));

        Answer open(HttpBrowser browser) {
            return browser.open(request.text("verification_uri_complete"));
        }

        void approve(Answer consent) {
            consent.submit("form", "accept", "Yes");
        }

        TokenAnswer poll() {
            return site.token(
                    "grant_type",
                    "urn:ietf:params:oauth:grant-type:device_code",
                    "device_code",
                    request.text("device_code"));
        }
    }

    /** Only a server that this run started knows the phone. */
    @Test
    @DisabledIfSystemProperty(named = "server", matches = ".+", disabledReason = "that server knows no phone")
    void backChannelSignInIsWorthNothingWithoutAccess() {
        Site site = realm.newSite()
                .attribute("oidc.ciba.grant.enabled", "true")
                .attribute("ciba.backchannel.token.delivery.mode", "poll")
                .create();
        Account granted = realm.newAccount().role(site).create();
        Account refused = realm.newAccount().create();
        Account withdrawn = realm.newAccount().role(site).create();
        try (Phone phone = Phone.on()) {
            TokenAnswer forGranted = backChannel(site, granted, phone);
            TokenAnswer forRefused = backChannel(site, refused, phone);
            TokenAnswer forWithdrawn = backChannel(site, withdrawn, phone);
            site.withdrawRole(withdrawn);

            assertThat(poll(site, forGranted).json()).containsKey("access_token");
            assertSiteAccessError(poll(site, forRefused));
            assertSiteAccessError(poll(site, forWithdrawn));
        }
    }

    private TokenAnswer backChannel(Site site, Account account, Phone phone) {
        TokenAnswer request = site.ask("ext/ciba/auth", Query.fields("scope", "openid", "login_hint", account.email()));
        assertThat(phone.approve(realm).status()).isEqualTo(200);
        return request;
    }

    private static TokenAnswer poll(Site site, TokenAnswer request) {
        return site.token(
                "grant_type", "urn:openid:params:grant-type:ciba", "auth_req_id", request.text("auth_req_id"));
    }

    @Test
    void hybridFlowLeaksNoTokenToAnAccountWithoutAccess(HttpBrowser browser) {
        Site hybrid = realm.newSite()
                .with(client -> client.setImplicitFlowEnabled(true))
                .create();

        Answer page = browser.open(hybrid, "response_type", "code id_token token", "nonce", "n")
                .signIn(realm.newAccount().create());

        assertThat(page.pageId()).isEqualTo("login-site-access-error");
        assertThat(page.press("back-to-app").location().toString())
                .contains("error=access_denied")
                .doesNotContain("access_token");
    }

    @Test
    void clientCredentialsAreLeftAlone() {
        Site service = realm.newSite()
                .with(client -> client.setServiceAccountsEnabled(true))
                .create();

        assertThat(service.token("grant_type", "client_credentials").json()).containsKey("access_token");
    }

    private static void assertSiteAccessError(TokenAnswer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json())
                .containsOnlyKeys("error", "error_description")
                .containsEntry("error", "invalid_grant");
        assertThat(answer.errorDescription()).contains("Site Access Error");
    }
}
