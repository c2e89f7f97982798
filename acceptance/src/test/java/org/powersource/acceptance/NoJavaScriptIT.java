package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.pages.AppPage;
import org.powersource.acceptance.pages.LoginPage;
import org.powersource.acceptance.pages.SiteAccessErrorPage;
import org.powersource.acceptance.pages.StockPage;
import org.powersource.acceptance.pages.TroubleshootingPage;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Look;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.OneTimeCode;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Windows;

/** A browser with JavaScript off misses conveniences, nothing else. */
@OnTheSuite
class NoJavaScriptIT {

    private static final Look NO_SCRIPTS = Look.USUAL.withoutScripts();

    private final Realm realm;
    private final Site site;

    NoJavaScriptIT(Realm realm) {
        this.realm = realm;
        this.site = realm.site(Site.POWERSOURCE);
    }

    @Test
    void personSignsIn(Windows windows) {
        AppPage app = LoginPage.open(windows.open(NO_SCRIPTS), site).signIn(realm.accountFor(site));

        assertThat(app.told()).containsEntry("state", Site.STATE).containsKey("code");
    }

    @Test
    void refusedPersonReadsThatBothAreCaseSensitiveAndFindsWhatToCheck(Windows windows) {
        LoginPage refused = LoginPage.open(windows.open(NO_SCRIPTS), site)
                .signInRefused(NewAccount.address("No.Body"), NewAccount.PASSWORD);
        assertThat(refused.refusal().innerText()).contains("case-sensitive");

        assertThat(refused.whyRejected().openAnswers()).containsExactly("rejected");
    }

    @Test
    void noButtonIsShownThatWouldDoNothing(Windows windows) {
        Page page = windows.open(NO_SCRIPTS);
        LoginPage.open(page, site);

        assertThat(page.locator("#password-show-password").isVisible()).isFalse();
        assertThat(page.locator("button[type=button]:visible, [onclick]:visible, [role=button]:visible")
                        .count())
                .isZero();
    }

    @Test
    void oneAnswerIsOpenAtATime(Windows windows) {
        TroubleshootingPage page = TroubleshootingPage.open(windows.open(NO_SCRIPTS), realm, "");
        assertThat(page.openAnswers()).isEmpty();

        for (String anchor : List.of("rejected", "new-account", "other")) {
            assertThat(page.choose(anchor).openAnswers()).containsExactly(anchor);
            assertThat(page.answer(anchor).isVisible()).isTrue();
        }
        assertThat(page.choose("other").openAnswers()).isEmpty();
    }

    @Test
    void addressWithATopicOpensItsAnswer(Windows windows) {
        TroubleshootingPage page = TroubleshootingPage.open(windows.open(NO_SCRIPTS), realm, "#site-access-error");

        assertThat(page.openAnswers()).containsExactly("site-access-error");
    }

    @Test
    void linkFromOneAnswerToAnotherOpensIt(Windows windows) {
        TroubleshootingPage page = TroubleshootingPage.open(windows.open(NO_SCRIPTS), realm, "#not-active");
        page.answer("not-active").locator("a[href$='#no-reset-email']").click();

        assertThat(page.openAnswers()).containsExactly("no-reset-email");
    }

    @Test
    void siteAccessErrorLeadsBackToTheApp(Windows windows) {
        AppPage app = refused(windows).backToApp();

        assertThat(app.told()).containsEntry("error", "access_denied").containsEntry("state", Site.STATE);
    }

    @Test
    void siteAccessErrorLeadsToAnotherAccount(Windows windows) {
        AppPage app = refused(windows).tryAnotherAccount().signIn(realm.accountFor(site));

        assertThat(app.told()).containsEntry("state", Site.STATE).containsKey("code");
    }

    @Test
    void languageCanBeChangedWithinTheSignIn(Windows windows) {
        LoginPage login = LoginPage.open(windows.open(NO_SCRIPTS), site).language("fr");
        TroubleshootingPage problems = login.problems().language("es");

        assertThat(problems.goBack().signIn(realm.accountFor(site)).told())
                .containsEntry("state", Site.STATE)
                .containsKey("code");
    }

    @Test
    void oneTimeCodeIsSetUpAndAskedFor(Windows windows) {
        Page page = windows.open(NO_SCRIPTS);
        Account account =
                realm.newAccount().site(site).requiredAction("CONFIGURE_TOTP").create();
        LoginPage.open(page, site).enter(account.email(), account.password()).submit();
        StockPage setUp = new StockPage(page, "login-login-config-totp");
        OneTimeCode app =
                new OneTimeCode(page.locator("#totpSecret").inputValue().getBytes(StandardCharsets.UTF_8));
        setUp.fill("totp", app.next()).fill("userLabel", "Phone").press("saveTOTPBtn");
        new AppPage(page);

        LoginPage again = LoginPage.open(page, site, "prompt", "login");
        again.password().fill(account.password());
        again.submit();
        new StockPage(page, "login-login-otp").fill("otp", app.next()).press("kc-login");

        assertThat(new AppPage(page).told()).containsKey("code");
    }

    private SiteAccessErrorPage refused(Windows windows) {
        return LoginPage.open(windows.open(NO_SCRIPTS), site)
                .signInWithoutAccess(realm.newAccount().create());
    }
}
