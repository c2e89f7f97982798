package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.OneTimeCode;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.TokenAnswer;

/** A second factor comes after the password, for who has one. */
@OnTheSuite
class SecondFactorIT {

    private static final String CODE_PAGE = "login-login-otp";

    private final Realm realm;
    private final Site site;

    SecondFactorIT(Realm realm) {
        this.realm = realm;
        this.site = realm.site(Site.POWERSOURCE);
    }

    @Test
    void accountWithAnAuthenticatorAppIsAskedForACodeAfterThePassword(HttpBrowser enrolment, HttpBrowser browser) {
        Account account = newAccount();
        OneTimeCode app = enrol(account, enrolment);

        Answer asked = browser.open(site).signIn(account);

        assertThat(asked.pageId()).isEqualTo(CODE_PAGE);
        assertThat(asked.submit("#kc-otp-login-form", "otp", app.next()).told())
                .containsEntry("state", Site.STATE)
                .containsKey("code");
    }

    @Test
    void wrongCodeLetsNobodyIn(HttpBrowser enrolment, HttpBrowser browser) {
        Account account = newAccount();
        enrol(account, enrolment);
        int before = account.sessions().size();

        Answer refused = browser.open(site).signIn(account).submit("#kc-otp-login-form", "otp", "000000");

        assertThat(refused.pageId()).isEqualTo(CODE_PAGE);
        assertThat(account.sessions()).hasSize(before);
    }

    @Test
    void wrongPasswordIsNotFollowedByTheCode(HttpBrowser enrolment, HttpBrowser browser) {
        Account account = newAccount();
        enrol(account, enrolment);

        assertThat(browser.open(site)
                        .signIn(account.email(), "Not-The-Password-2026")
                        .pageId())
                .isEqualTo("login-login");
    }

    @Test
    void siteAccessIsAskedAfterTheCode(HttpBrowser enrolment, HttpBrowser browser) {
        Account account = newAccount();
        OneTimeCode app = enrol(account, enrolment);
        account.tickSites();

        Answer asked = browser.open(site).signIn(account);
        assertThat(asked.pageId()).isEqualTo(CODE_PAGE);

        assertThat(asked.submit("#kc-otp-login-form", "otp", app.next()).pageId())
                .isEqualTo("login-site-access-error");
    }

    @Test
    void directGrantWantsTheCodeInTheSameRequest(HttpBrowser enrolment) {
        Site api = realm.newSite().create();
        Account account = newAccount();
        api.grantRole(account);
        OneTimeCode app = enrol(account, enrolment);

        assertThat(api.passwordGrant(account.email(), account.password()).error())
                .isEqualTo("invalid_grant");
        assertThat(api.passwordGrant(account.email(), account.password(), "totp", app.next())
                        .json())
                .containsKey("access_token");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "webauthn|{\"credentialId\":\"AQ\",\"counter\":0,\"credentialPublicKey\":\"AQ\"}|{}",
                "webauthn-passwordless|{\"credentialId\":\"AQ\",\"counter\":0,\"credentialPublicKey\":\"AQ\"}|{}",
                "recovery-authn-codes|{\"totalCodes\":1,\"remainingCodes\":1,\"hashIterations\":1,\"algorithm\":\"x\"}|{\"codes\":[]}"
            })
    void directGrantRefusesAnAccountWhoseSecondFactorItCanNotAskFor(String type, String data, String secret) {
        Site api = realm.newSite().create();
        Account account = realm.newAccount().role(api).create();
        assertThat(api.passwordGrant(account.email(), account.password()).json())
                .containsKey("access_token");
        int before = account.sessions().size();
        account.addCredential(type, data, secret);
        TokenAnswer wrong = api.passwordGrant(account.email(), "Not-The-Password-2026");

        TokenAnswer refused = api.passwordGrant(account.email(), account.password());

        assertThat(refused.json()).isEqualTo(wrong.json());
        assertThat(refused.status()).isEqualTo(wrong.status());
        assertThat(account.sessions()).hasSize(before);
    }

    private Account newAccount() {
        return realm.newAccount().site(site).requiredAction("CONFIGURE_TOTP").create();
    }

    /** By the page that stock shows for it. */
    private OneTimeCode enrol(Account account, HttpBrowser browser) {
        Answer page = browser.open(site).signIn(account);
        OneTimeCode app = new OneTimeCode(page.element("#totpSecret").val().getBytes(StandardCharsets.UTF_8));
        Answer done = page.submit("#kc-totp-settings-form", "totp", app.next(), "userLabel", "Phone");
        assertThat(done.told()).containsKey("code");
        return app;
    }
}
