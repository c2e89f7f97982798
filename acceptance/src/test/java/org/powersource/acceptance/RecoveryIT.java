package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.powersource.acceptance.suite.PasswordRecovery.NEW_PASSWORD;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;

/** Forgot My Password is short for the owner. */
@OnTheSuite
class RecoveryIT {

    private final PasswordRecovery recovery;
    private final Site site;

    RecoveryIT(Suite suite) {
        this.recovery = PasswordRecovery.in(suite);
        this.site = recovery.site();
    }

    @Test
    void ownerGetsBackInByTheQuestionAndTheLink(HttpBrowser browser) {
        Account account = recovery.account();

        Answer sent = recovery.answer(recovery.start(browser, account.email()), " reX ");
        assertThat(sent.pageId()).isEqualTo("login-reset-mail-sent");
        Answer form = browser.open(recovery.link(account));
        assertThat(form.pageId()).isEqualTo("login-login-update-password");
        Answer in = recovery.choose(form, NEW_PASSWORD);

        assertThat(in.told()).containsEntry("state", Site.STATE).containsKey("code");
        assertThat(recovery.letsIn(account, NEW_PASSWORD)).isTrue();
        assertThat(recovery.letsIn(account, account.password())).isFalse();
    }

    @Test
    void passwordPolicyIsCheckedAndTheLinkStaysGood(HttpBrowser browser) {
        Account account = recovery.account();
        recovery.askForMail(browser, account);

        Answer refused = recovery.choose(browser.open(recovery.link(account)), "short");

        assertThat(refused.pageId()).isEqualTo("login-login-update-password");
        assertThat(recovery.choose(refused, NEW_PASSWORD).told()).containsKey("code");
    }

    @Test
    void secondFactorIsAskedForAfterTheLink(HttpBrowser browser) {
        Account account = recovery.account();
        account.admin().update(withOneTimeCode(account));
        recovery.askForMail(browser, account);

        assertThat(browser.open(recovery.link(account)).pageId()).isEqualTo("login-login-otp");
    }

    private static UserRepresentation withOneTimeCode(Account account) {
        var credential = new CredentialRepresentation();
        credential.setType("otp");
        credential.setSecretData("{\"value\":\"12345678901234567890\"}");
        credential.setCredentialData("{\"subType\":\"totp\",\"digits\":6,\"period\":30,\"algorithm\":\"HmacSHA1\"}");
        UserRepresentation user = account.admin().toRepresentation();
        user.setCredentials(List.of(credential));
        return user;
    }

    @Test
    void withoutAccessTheNewPasswordCountsButNoSessionBegins(HttpBrowser browser) {
        Account account = recovery.realm().newAccount().create();
        recovery.askForMail(browser, account);

        Answer refused = recovery.choose(browser.open(recovery.link(account)), NEW_PASSWORD);

        assertThat(refused.pageId()).isEqualTo("login-site-access-error");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(account.sessions()).isEmpty();
        assertThat(refused.press("back-to-app").told())
                .containsEntry("error", "access_denied")
                .containsEntry("state", Site.STATE);
        assertThat(recovery.browser("later")
                        .open(site)
                        .signIn(account.email(), NEW_PASSWORD)
                        .pageId())
                .isEqualTo("login-site-access-error");
    }

    /** The page that waits is a required action's, which Keycloak's address of a sign-in doesn't lead to. */
    @Test
    void withoutAccessTheResetGoesOnOnceAContactGrants(HttpBrowser browser) {
        Account account = recovery.realm().newAccount().create();
        recovery.askForMail(browser, account);

        Answer waiting = recovery.choose(browser.open(recovery.link(account)), NEW_PASSWORD)
                .press("ask-for-access");
        assertThat(browser.open(waiting.refresh()).pageId()).isEqualTo("login-asked");
        account.tickSites(Site.POWERSOURCE);

        assertThat(browser.open(waiting.refresh()).told()).containsKey("code");
    }

    @Test
    void newPasswordEndsTheLockOut(HttpBrowser browser) {
        Account account = recovery.account();
        Variants.lock(account);
        recovery.askForMail(browser, account);

        recovery.choose(browser.open(recovery.link(account)), NEW_PASSWORD);

        assertThat(recovery.letsIn(account, NEW_PASSWORD)).isTrue();
    }

    @Test
    void whoeverIsSignedInElsewhereIsOut(HttpBrowser browser) {
        Account account = recovery.account();
        HttpBrowser elsewhere = recovery.browser("elsewhere");
        elsewhere.open(site).signIn(account);
        assertThat(elsewhere.open(site).told()).containsKey("code");
        recovery.askForMail(browser, account);

        recovery.choose(browser.open(recovery.link(account)), NEW_PASSWORD);

        assertThat(elsewhere.open(site).pageId()).isEqualTo("login-login");
        assertThat(account.sessions()).hasSize(1);
    }

    @Test
    void signingOutElsewhereIsAnOption(Suite suite, HttpBrowser browser) {
        PasswordRecovery lenient = PasswordRecovery.in(
                suite, "stays-signed-in", file -> PasswordRecovery.mailOption(file, "signOutOtherSessions", "false"));
        Account account = lenient.account();
        HttpBrowser elsewhere = lenient.browser("elsewhere");
        elsewhere.open(lenient.site()).signIn(account);
        lenient.askForMail(browser, account);

        lenient.choose(browser.open(lenient.link(account)), NEW_PASSWORD);

        assertThat(elsewhere.open(lenient.site()).told()).containsKey("code");
    }

    @Test
    void changeIsToldByMail(HttpBrowser browser) {
        Account account = recovery.account();
        recovery.askForMail(browser, account);
        recovery.choose(browser.open(recovery.link(account)), NEW_PASSWORD);

        assertThat(recovery.await(account, "Your password was changed").text())
                .contains(account.email())
                .contains("127.0.0.1")
                .doesNotContain(NEW_PASSWORD);
    }

    @Test
    void addressIsAskedForAgainIfItIsNone(HttpBrowser browser) {
        Answer start = browser.open(site).click("#kc-forgot-password");

        assertThat(start.pageId()).isEqualTo("login-login-reset-password");
        for (String typed : List.of("", "   ", "no-address", "x".repeat(300) + "@y.example")) {
            Answer again = start.submit("#kc-reset-password-form", "username", typed);
            assertThat(again.pageId()).isEqualTo("login-login-reset-password");
            assertThat(again.status()).isEqualTo(200);
        }
    }
}
