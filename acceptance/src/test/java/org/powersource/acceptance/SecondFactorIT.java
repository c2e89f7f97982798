package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.OneTimeCode;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.TokenAnswer;

/** A second factor comes after the password, for who has one. */
@OnTheSuite
class SecondFactorIT {

    private static final String CODE_PAGE = "login-login-otp";

    private static final String KEY = "{\"credentialId\":\"AQ\",\"counter\":0,\"credentialPublicKey\":\"AQ\"}";

    /** Credential providers of the server, and what they keep. */
    private enum Kept {
        PASSWORD("keycloak-password", "", "", false),
        REMINDER_QUESTION("powersource-reminder-question", "", "", false),
        TEMPORARY_PASSWORD("powersource-temporary-password", "", "", false),
        SPOKEN_CODE("powersource-spoken-code", "", "", false),
        ONE_TIME_CODE(
                "keycloak-otp",
                "otp",
                "{\"subType\":\"totp\",\"digits\":6,\"counter\":0,\"period\":30,\"algorithm\":\"HmacSHA1\"}",
                true),
        SECURITY_KEY("keycloak-webauthn", "webauthn", KEY, true),
        PASSKEY("keycloak-webauthn-passwordless", "webauthn-passwordless", KEY, true),
        RECOVERY_CODES(
                "keycloak-recovery-authn-codes",
                "recovery-authn-codes",
                "{\"totalCodes\":1,\"remainingCodes\":1,\"hashIterations\":1,\"algorithm\":\"x\"}",
                true);

        private final String provider;

        private final String type;
        private final String data;
        private final boolean isSecondFactor;

        Kept(String provider, String type, String data, boolean isSecondFactor) {
            this.provider = provider;
            this.type = type;
            this.data = data;
            this.isSecondFactor = isSecondFactor;
        }

        /** The accounts of the tests have a password and a reminder question from the start. */
        void addTo(Account account) {
            if (this == ONE_TIME_CODE) {
                account.addAuthenticatorApp();
            } else if (!type.isEmpty()) {
                account.addCredential(type, data, this == RECOVERY_CODES ? "{\"codes\":[]}" : "{}");
            }
        }
    }

    private final Suite suite;
    private final Realm realm;
    private final Site site;

    SecondFactorIT(Suite suite) {
        this.suite = suite;
        this.realm = suite.realm();
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

    /** Whatever the server's credential providers keep. The admin API stores no type that none of them knows. */
    @ParameterizedTest
    @EnumSource(Kept.class)
    void directGrantRefusesAnAccountWhoseSecondFactorItCanNotAskFor(Kept kept) {
        Site api = realm.newSite().create();
        Account account = realm.newAccount().role(api).create();
        assertThat(api.passwordGrant(account.email(), account.password()).json())
                .containsKey("access_token");
        int before = account.sessions().size();
        kept.addTo(account);
        TokenAnswer wrong = api.passwordGrant(account.email(), "Not-The-Password-2026");

        TokenAnswer answer = api.passwordGrant(account.email(), account.password());

        if (kept.isSecondFactor) {
            assertThat(answer.json()).isEqualTo(wrong.json());
            assertThat(answer.status()).isEqualTo(wrong.status());
            assertThat(account.sessions()).hasSize(before);
        } else {
            assertThat(answer.json()).containsKey("access_token");
        }
        assertThat(api.passwordGrant(account.email(), account.password(), "totp", Account.oneTimeCode())
                        .json()
                        .containsKey("access_token"))
                .as("with a code of the app")
                .isEqualTo(kept == Kept.ONE_TIME_CODE || !kept.isSecondFactor);
    }

    /** A provider of a later Keycloak, or of the suite, needs a row above. */
    @Test
    void eachCredentialProviderOfTheServerIsTried() {
        assertThat(suite.admin()
                        .serverInfo()
                        .getInfo()
                        .getProviders()
                        .get("credential")
                        .getProviders()
                        .keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Kept.values()).map(kept -> kept.provider).toList());
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
