package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.inspection.Keyboard;
import org.powersource.acceptance.pages.ActivatePage;
import org.powersource.acceptance.pages.AppPage;
import org.powersource.acceptance.pages.LoginPage;
import org.powersource.acceptance.pages.StockPage;
import org.powersource.acceptance.pages.TroubleshootingPage;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.Nightly;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.OneTimeCode;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.Windows;

/** Our pages by keyboard alone: everything can be reached, in the order in which one reads, and shows that it was. */
@Nightly
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
                .containsExactlyElementsOf(Stream.concat(
                                TroubleshootingPage.ANCHORS.stream(), Stream.of("back-to-login", "es", "fr", "ar"))
                        .toList());
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
                        "words",
                        "ask-for-access",
                        "back-to-app",
                        "try-another-account",
                        "site-access-help",
                        "es",
                        "fr",
                        "ar");
        keyboard.tabTo("back-to-app").press("Enter");
        assertThat(new AppPage(page).told()).containsEntry("error", "access_denied");
    }

    @Test
    void forgotMyPasswordNeedsNoPointer(Suite suite, Windows windows) {
        PasswordRecovery recovery = PasswordRecovery.in(suite);
        Account account = recovery.account();
        Page page = windows.open();
        LoginPage.open(page, recovery.site());
        new Keyboard(page).tabTo("kc-forgot-password").press("Enter");

        new StockPage(page, "login-login-reset-password");
        Keyboard keyboard = new Keyboard(page);
        assertThat(keyboard.rest())
                .containsExactly("username", "kc-form-buttons", "authenticate", "troubleshooting", "es", "fr", "ar");
        keyboard.tabTo("username").type(account.email()).press("Enter");

        new StockPage(page, "login-reminder-question");
        assertThat(keyboard.rest())
                .containsExactly(
                        "answer",
                        "submit-answer",
                        "forgot-answer",
                        "reset-credentials",
                        "resend-activation",
                        "back-to-login",
                        "troubleshooting",
                        "es",
                        "fr",
                        "ar");
        keyboard.tabTo("answer").type("Wrong").press("Enter");
        new StockPage(page, "login-reminder-question").error().first().waitFor();
        assertThat(keyboard.focus()).isEqualTo("answer");
        keyboard.type(NewAccount.ANSWER).press("Enter");

        new StockPage(page, "login-reset-mail-sent");
        keyboard.press("Tab");
        assertThat(keyboard.rest())
                .containsExactly("send-again", "authenticate", "ask-contact", "troubleshooting", "es", "fr", "ar");

        page.navigate(suite.mail()
                .await(mail -> mail.to().equals(account.email()), PasswordRecovery.SOON)
                .orElseThrow()
                .links()
                .get(0));
        new StockPage(page, "login-login-update-password");
        keyboard.type(PasswordRecovery.NEW_PASSWORD)
                .tabTo("password-confirm")
                .type(PasswordRecovery.NEW_PASSWORD)
                .press("Enter");
        assertThat(new AppPage(page).told()).containsKey("code");
    }

    @Test
    void activationNeedsNoPointer(Suite suite, Windows windows) {
        Invitation invitation = Invitation.in(suite);
        Page page = windows.open();
        ActivatePage.open(page, invitation.link(invitation.account()));
        Keyboard keyboard = new Keyboard(page);

        assertThat(keyboard.rest())
                .containsExactly(
                        "password-new",
                        "password-new-show-password",
                        "password-confirm",
                        "password-confirm-show-password",
                        "question",
                        "answer",
                        "answer-confirm",
                        "activate",
                        "troubleshooting",
                        "es",
                        "fr",
                        "ar");
        keyboard.tabTo("password-new")
                .type(Invitation.PASSWORD)
                .tabTo("password-confirm")
                .type(Invitation.PASSWORD)
                .tabTo("question")
                .press("ArrowDown")
                .tabTo("answer")
                .type(NewAccount.ANSWER)
                .tabTo("answer-confirm")
                .type(NewAccount.ANSWER)
                .press("Enter");
        page.waitForURL(url -> !url.contains("/login-actions/"));
    }

    @Test
    void questionIsSetWithoutPointer(Windows windows) {
        Account account =
                realm.newAccount().site(site).withoutReminderQuestion().create();
        Page page = windows.open();
        LoginPage.open(page, site).enter(account.email(), account.password()).submit();
        new StockPage(page, "login-set-reminder-question");
        Keyboard keyboard = new Keyboard(page);

        assertThat(keyboard.rest())
                .containsExactly(
                        "question", "answer", "answer-confirm", "save-question", "troubleshooting", "es", "fr", "ar");
        keyboard.tabTo("save-question").press("Enter");
        new StockPage(page, "login-set-reminder-question").error().first().waitFor();
        assertThat(keyboard.focus()).isEqualTo("question");
        keyboard.press("ArrowDown")
                .tabTo("answer")
                .type(NewAccount.ANSWER)
                .tabTo("answer-confirm")
                .type(NewAccount.ANSWER)
                .press("Enter");
        assertThat(new AppPage(page).told()).containsKey("code");
    }

    @Test
    void secondFactorIsSetUpAndUsedWithoutPointer(Windows windows) {
        Account account =
                realm.newAccount().site(site).requiredAction("CONFIGURE_TOTP").create();
        Page page = windows.open();
        LoginPage.open(page, site).enter(account.email(), account.password()).submit();
        new StockPage(page, "login-login-config-totp");
        Keyboard keyboard = new Keyboard(page).press("Tab");

        assertThat(keyboard.rest())
                .containsExactly(
                        "mode-manual",
                        "totp",
                        "userLabel",
                        "logout-sessions",
                        "saveTOTPBtn",
                        "troubleshooting",
                        "es",
                        "fr",
                        "ar");
        keyboard.tabTo("mode-manual").press("Enter");
        page.locator("#kc-totp-secret-key").waitFor();
        OneTimeCode app =
                new OneTimeCode(page.locator("#totpSecret").inputValue().getBytes(StandardCharsets.UTF_8));
        keyboard.tabTo("totp").type(app.next()).tabTo("userLabel").type("Phone").press("Enter");
        new AppPage(page);

        LoginPage.open(page, site, "prompt", "login");
        keyboard.tabTo("password").type(account.password()).press("Enter");
        new StockPage(page, "login-login-otp");
        assertThat(keyboard.rest()).containsExactly("otp", "kc-login", "troubleshooting", "es", "fr", "ar");
        keyboard.tabTo("otp").type(app.next()).press("Enter");
        assertThat(new AppPage(page).told()).containsKey("code");
    }
}
