package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.inspection.Keyboard;
import org.powersource.acceptance.pages.AppPage;
import org.powersource.acceptance.pages.LoginPage;
import org.powersource.acceptance.pages.TroubleshootingPage;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Windows;

/** Our pages by keyboard alone: everything can be reached, in the order in which one reads, and shows that it was. */
@OnTheSuite
class KeyboardIT {

    private final Realm realm;
    private final Site site;

    KeyboardIT(Realm realm) {
        this.realm = realm;
        this.site = realm.site(Site.POWERSOURCE);
    }

    @Test
    void loginPageStartsAtTheAddressAndGoesDownThePage(Windows windows) {
        Page page = windows.open();
        LoginPage.open(page, site);

        assertThat(new Keyboard(page).rest())
                .containsExactly(
                        "username",
                        "password",
                        "password-show-password",
                        "rememberMe",
                        "kc-forgot-password",
                        "kc-login",
                        "troubleshooting",
                        "es",
                        "fr",
                        "ar");
    }

    @Test
    void enterInAFieldSignsIn(Windows windows) {
        Page page = windows.open();
        Account account = realm.accountFor(site);
        LoginPage.open(page, site);
        new Keyboard(page)
                .type(account.email())
                .press("Tab")
                .type(account.password())
                .press("Enter");

        assertThat(new AppPage(page).told()).containsKey("code");
    }

    @Test
    void passwordIsShownAndHiddenByKeyboard(Windows windows) {
        Page page = windows.open();
        LoginPage login = LoginPage.open(page, site);
        Keyboard keyboard = new Keyboard(page).tabTo("password-show-password");

        keyboard.press("Enter");
        assertThat(login.password().getAttribute("type")).isEqualTo("text");
        keyboard.press("Space");
        assertThat(login.password().getAttribute("type")).isEqualTo("password");
    }

    @Test
    void troubleshootingPageGoesFromProblemToProblem(Windows windows) {
        Page page = windows.open();
        LoginPage.open(page, site).problems();
        Keyboard keyboard = new Keyboard(page).press("Tab").press("Tab");

        assertThat(keyboard.rest())
                .containsExactly(
                        "forgot-password",
                        "forgot-answer",
                        "no-reset-email",
                        "rejected",
                        "change-password",
                        "new-account",
                        "not-active",
                        "other-product",
                        "site-access-error",
                        "other",
                        "back-to-login",
                        "es",
                        "fr",
                        "ar");
    }

    @Test
    void answersOpenAndCloseByKeyboard(Windows windows) {
        Page page = windows.open();
        TroubleshootingPage troubleshooting = TroubleshootingPage.open(page, realm, "");
        Keyboard keyboard = new Keyboard(page).tabTo("rejected");

        keyboard.press("Enter");
        assertThat(troubleshooting.openAnswers()).containsExactly("rejected");
        keyboard.tabTo("new-account").press("Space");
        assertThat(troubleshooting.openAnswers()).containsExactly("new-account");
        keyboard.press("Space");
        assertThat(troubleshooting.openAnswers()).isEmpty();
    }

    @Test
    void siteAccessErrorOffersItsWaysOutInTurn(Windows windows) {
        Page page = windows.open();
        LoginPage.open(page, site).signInWithoutAccess(realm.newAccount().create());
        Keyboard keyboard = new Keyboard(page).press("Tab");

        assertThat(keyboard.rest())
                .containsExactly(
                        "try-another-account", "back-to-app", "site-access-help", "troubleshooting", "es", "fr", "ar");
        keyboard.tabTo("back-to-app").press("Enter");
        assertThat(new AppPage(page).told()).containsEntry("error", "access_denied");
    }
}
