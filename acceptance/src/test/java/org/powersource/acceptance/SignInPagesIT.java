package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.pages.AppPage;
import org.powersource.acceptance.pages.LoginPage;
import org.powersource.acceptance.pages.SiteAccessErrorPage;
import org.powersource.acceptance.pages.TroubleshootingPage;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Look;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Windows;

/** Signing in as a person does it, in Chromium. */
@OnTheSuite
class SignInPagesIT {

    private static final String WRONG = "Not-The-Password-2026";

    private final Realm realm;
    private final Site site;

    SignInPagesIT(Realm realm) {
        this.realm = realm;
        this.site = realm.site(Site.POWERSOURCE);
    }

    @Test
    void personSignsIn(Windows windows) {
        Account account = realm.accountFor(site);

        AppPage app = LoginPage.open(windows.open(), site).signIn(account);

        assertThat(app.told()).containsEntry("state", Site.STATE).containsKey("code");
    }

    @Test
    void personSignsInWithTheKeyboardAlone(Windows windows) {
        Account account = realm.accountFor(site);
        Page page = windows.open();
        LoginPage.open(page, site);

        page.keyboard().type(account.email());
        page.keyboard().press("Tab");
        page.keyboard().type(account.password());
        page.keyboard().press("Enter");

        assertThat(new AppPage(page).told()).containsKey("code");
    }

    @Test
    void personSignsInWithoutScripts(Windows windows) {
        Account account = realm.accountFor(site);
        LoginPage login = LoginPage.open(windows.open(Look.USUAL.withoutScripts()), site);

        LoginPage refused = login.signInRefused(account.email(), WRONG);

        assertThat(refused.refusal().innerText()).contains("case-sensitive");
        assertThat(refused.signIn(account).told())
                .containsEntry("state", Site.STATE)
                .containsKey("code");
    }

    @Test
    void refusedPersonTriesAnotherAccountWithoutScripts(Windows windows) {
        Account refused = realm.newAccount().create();
        Account welcome = realm.accountFor(site);
        LoginPage login = LoginPage.open(windows.open(Look.USUAL.withoutScripts()), site);

        SiteAccessErrorPage error = login.signInWithoutAccess(refused);

        assertThat(error.siteName()).isEqualTo("PowerSource");
        assertThat(error.tryAnotherAccount().signIn(welcome).told()).containsEntry("state", Site.STATE);
    }

    @Test
    void refusedPersonGoesBackToTheApp(Windows windows) {
        SiteAccessErrorPage error = LoginPage.open(windows.open(), site)
                .signInWithoutAccess(realm.newAccount().create());

        assertThat(error.backToApp().told())
                .containsEntry("error", "access_denied")
                .containsEntry("state", Site.STATE);
    }

    @Test
    void backButtonAfterARefusalLeavesAFormThatWorks(Windows windows) {
        Account account = realm.accountFor(site);
        Page page = windows.open();
        LoginPage.open(page, site).signInRefused(account.email(), WRONG);

        page.goBack();

        assertThat(new LoginPage(page).signIn(account).told())
                .containsEntry("state", Site.STATE)
                .containsKey("code");
    }

    @Test
    void reloadAfterARefusalAsksForNoResubmission(Windows windows) {
        Account account = realm.accountFor(site);
        Page page = windows.open();
        LoginPage.open(page, site).signInRefused(account.email(), WRONG);

        page.reload();

        assertThat(new LoginPage(page).signIn(account).told()).containsKey("code");
    }

    @Test
    void backButtonAfterSiteAccessErrorNeverLetsAnybodyIn(Windows windows) {
        Account account = realm.newAccount().create();
        Page page = windows.open();
        LoginPage.open(page, site).signInWithoutAccess(account);

        page.goBack();

        page.locator("body[data-page-id]").waitFor();
        assertThat(account.sessions()).isEmpty();
        page.navigate(site.signIn());
        assertThat(new LoginPage(page).heading()).isEqualTo("Sign in to your account");
    }

    @Test
    void secondTabGoesOnWhenTheFirstSignsIn(Windows windows) {
        Account account = realm.accountFor(site);
        Page first = windows.open();
        Page second = first.context().newPage();
        LoginPage login = LoginPage.open(first, site);
        LoginPage.open(second, site, "state", "state-of-the-second-tab");

        login.signIn(account);

        assertThat(new AppPage(second).told())
                .containsEntry("state", "state-of-the-second-tab")
                .containsKey("code");
    }

    @Test
    void signInsInTwoTabsKeepApart(Windows windows) {
        Account account = realm.accountFor(site);
        Page first = windows.open(Look.USUAL.withoutScripts());
        Page second = first.context().newPage();
        LoginPage.open(first, site);
        LoginPage other = LoginPage.open(second, site, "state", "state-of-the-second-tab");

        assertThat(new LoginPage(first)
                        .signInRefused(account.email(), WRONG)
                        .refusal()
                        .count())
                .isEqualTo(1);
        assertThat(other.refusal().count()).isZero();
        assertThat(other.signIn(account).told()).containsEntry("state", "state-of-the-second-tab");
    }

    @Test
    void capsLockIsPointedOutWhileOneTypesThePassword(Windows windows) {
        LoginPage login = LoginPage.open(windows.open(), site);
        login.password().focus();
        assertThat(login.hint("password").innerText()).isEmpty();

        typeWithCapsLock(login, true);
        assertThat(login.hint("password").innerText()).isEqualTo("Caps Lock is on.");

        typeWithCapsLock(login, false);
        assertThat(login.hint("password").innerText()).isEmpty();
    }

    /** Playwright's keyboard has no Caps Lock. */
    private static void typeWithCapsLock(LoginPage login, boolean on) {
        login.password()
                .evaluate(
                        "(field, on) => field.dispatchEvent(new KeyboardEvent('keyup',"
                                + " {key: 'A', modifierCapsLock: on, bubbles: true}))",
                        on);
    }

    @Test
    void blanksAroundAPastedPasswordArePointedOutAndLeftAsTheyAre(Windows windows) {
        LoginPage login = LoginPage.open(windows.open(), site);

        login.enter("lee@springfield.example", " Pasted-Password ");
        assertThat(login.hint("password").innerText()).contains("space before or after");
        assertThat(login.password().inputValue()).isEqualTo(" Pasted-Password ");

        login.enter("lee@springfield.example", "Pasted-Password");
        assertThat(login.hint("password").innerText()).isEmpty();
    }

    @Test
    void blanksAroundAPastedAddressArePointedOut(Windows windows) {
        LoginPage login = LoginPage.open(windows.open(), site);

        login.enter(" lee@springfield.example", "");

        assertThat(login.hint("username").innerText()).contains("space before or after");
    }

    @Test
    void passwordWithBlanksIsSentAsTyped(Windows windows) {
        Account account =
                realm.newAccount().password(" Blanks-Around-2026 ").site(site).create();

        assertThat(LoginPage.open(windows.open(), site).signIn(account).told()).containsKey("code");
    }

    @Test
    void refusalLeadsToWhatToCheck(Windows windows) {
        TroubleshootingPage help = LoginPage.open(windows.open(), site)
                .signInRefused(NewAccount.address("No.Body"), WRONG)
                .whyRejected();

        assertThat(help.openAnswers()).containsExactly("rejected");
    }

    @Test
    void languagesStandInOneRowOnAPhone(Windows windows) {
        Page page = windows.open(Look.USUAL.phone());
        LoginPage.open(page, site);

        assertThat(page.locator(".languages li")
                        .evaluateAll("all => all.length + ' in ' + new Set(all.map(e => e.offsetTop)).size"))
                .isEqualTo("4 in 1");
    }

    /** Browsers break lines at hyphens. */
    @Test
    void addressStaysOnOneLineOnAPhone(Windows windows) {
        Page page = windows.open(Look.USUAL.phone());
        LoginPage.open(page, site);
        page.locator("#kc-forgot-password").click();
        page.locator("#username").fill("no-body-here@springfield.example");
        page.locator("#kc-form-buttons").click();

        assertThat((Boolean) page.locator("#recovery-address")
                        .evaluate("e => e.offsetHeight < 1.8 * parseFloat(getComputedStyle(e).fontSize)"))
                .isTrue();
    }

    @Test
    void otherLanguageStaysInTheSignIn(Windows windows) {
        Account account = realm.accountFor(site);

        LoginPage spanish = LoginPage.open(windows.open(), site).language("es");

        assertThat(spanish.signIn(account).told())
                .containsEntry("state", Site.STATE)
                .containsKey("code");
    }
}
