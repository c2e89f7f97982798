package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.inspection.Inspector;
import org.powersource.acceptance.inspection.Passkeys;
import org.powersource.acceptance.pages.AppPage;
import org.powersource.acceptance.pages.LoginPage;
import org.powersource.acceptance.pages.StockPage;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.InEachLanguage;
import org.powersource.acceptance.suite.Language;
import org.powersource.acceptance.suite.Nightly;
import org.powersource.acceptance.suite.OneTimeCode;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Windows;

/** Set-up and use of authenticator apps, passkeys and recovery codes: each page looked over by an {@link Inspector}. */
@Nightly
@InEachLanguage
class SecondFactorPagesIT {

    private static final String APP_SET_UP = "login-login-config-totp";
    private static final String APP_SET_UP_HEADING = "Mobile Authenticator Setup";
    private static final String CODE = "login-login-otp";
    private static final String CODE_HEADING = "Enter your code";
    private static final String CODES_SET_UP = "login-login-recovery-authn-code-config";
    private static final String PASSKEY_SET_UP = "login-webauthn-register";
    private static final String PASSKEY = "login-webauthn-authenticate";
    private static final String PASSKEY_ERROR = "login-webauthn-error";

    private final Language language;
    private final Realm realm;
    private final Site site;

    SecondFactorPagesIT(Language language, Realm realm) {
        this.language = language;
        this.realm = realm;
        this.site = realm.site(Site.POWERSOURCE);
    }

    @Test
    void authenticatorApp(Windows windows) {
        Inspector inspector = Inspector.open(windows, language);
        Account account = accountThatMust("CONFIGURE_TOTP");
        enter(inspector.page(), account);
        inspector.expect(APP_SET_UP, APP_SET_UP_HEADING);

        StockPage setUp = new StockPage(inspector.page(), APP_SET_UP);
        setUp.press("mode-manual");
        inspector.page().locator("#kc-totp-secret-key").waitFor();
        inspector.expect(APP_SET_UP, APP_SET_UP_HEADING, "by-hand");

        setUp.fill("totp", "000000").press("saveTOTPBtn");
        setUp.error().first().waitFor();
        inspector.expect(APP_SET_UP, APP_SET_UP_HEADING, "refused");

        OneTimeCode app = setUpApp(inspector.page(), "Phone");
        enterAgain(inspector.page(), account);
        inspector.expect(CODE, CODE_HEADING);

        StockPage code = new StockPage(inspector.page(), CODE);
        code.fill("otp", "000000").press("kc-login");
        code.error().first().waitFor();
        inspector.expect(CODE, CODE_HEADING, "refused");

        code.fill("otp", app.next()).press("kc-login");
        assertThat(new AppPage(inspector.page()).told()).containsKey("code");
    }

    @Test
    void secondAuthenticatorApp(Windows windows) {
        Inspector inspector = Inspector.open(windows, language);
        Account account = accountThatMust("CONFIGURE_TOTP");
        enter(inspector.page(), account);
        setUpApp(inspector.page(), "Phone");
        inspector.page().navigate(site.signIn("kc_action", "CONFIGURE_TOTP"));
        setUpApp(inspector.page(), "Tablet");
        enterAgain(inspector.page(), account);

        inspector.expect(CODE, CODE_HEADING, "two-apps");
    }

    @Test
    void passkey(Windows windows) {
        Inspector inspector = Inspector.open(windows, language);
        Page page = inspector.page();
        page.onDialog(dialog -> dialog.accept("Laptop"));
        Passkeys.plugIn(page);
        Account account = accountThatMust("webauthn-register");
        enter(page, account);
        inspector.expect(PASSKEY_SET_UP, "Passkey Registration");

        new StockPage(page, PASSKEY_SET_UP).press("registerWebAuthn");
        new AppPage(page);
        enterAgain(page, account);
        inspector.expect(PASSKEY, "Sign in with a passkey");

        page.evaluate("document.getElementById('error').value = 'NotAllowedError';"
                + "document.getElementById('webauth').requestSubmit()");
        inspector.expect(PASSKEY_ERROR, "Passkey Error");

        new StockPage(page, PASSKEY_ERROR).press("kc-try-again");
        new StockPage(page, PASSKEY).press("authenticateWebAuthnButton");
        assertThat(new AppPage(page).told()).containsKey("code");
    }

    @Test
    void recoveryCodesAndAnotherWay(Windows windows) {
        Inspector inspector = Inspector.open(windows, language);
        Page page = inspector.page();
        Account account = accountThatMust("CONFIGURE_TOTP", "CONFIGURE_RECOVERY_AUTHN_CODES");
        enter(page, account);
        setUpAppAndGoOn(page);
        inspector.expect(CODES_SET_UP, "Recovery Authentication Codes");

        page.locator("#kcRecoveryCodesConfirmationCheck").check();
        new StockPage(page, CODES_SET_UP).press("saveRecoveryAuthnCodesBtn");
        new AppPage(page);
        enterAgain(page, account);
        new StockPage(page, CODE).press("try-another-way");
        inspector.expect("login-select-authenticator", "Choose how to sign in", "second-factor");

        page.locator(".choice").last().click();
        inspector.expect("login-login-recovery-authn-code-input", "Sign in with a recovery code");
    }

    @Test
    void takingACredentialAway(Windows windows) {
        Inspector inspector = Inspector.open(windows, language);
        Account account = accountThatMust("CONFIGURE_TOTP");
        enter(inspector.page(), account);
        setUpApp(inspector.page(), "Phone");
        String credential = account.admin().credentials().stream()
                .filter(one -> one.getType().equals("otp"))
                .findFirst()
                .orElseThrow()
                .getId();
        inspector.page().navigate(site.signIn("kc_action", "delete_credential:" + credential));

        inspector.expect("login-delete-credential", "Remove Phone");
    }

    private Account accountThatMust(String... actions) {
        var account = realm.newAccount().site(site);
        for (String action : actions) {
            account.requiredAction(action);
        }
        return account.create();
    }

    private void enter(Page page, Account account) {
        LoginPage.open(page, site).enter(account.email(), account.password()).submit();
    }

    private void enterAgain(Page page, Account account) {
        LoginPage login = LoginPage.open(page, site, "prompt", "login");
        login.password().fill(account.password());
        login.submit();
    }

    private static OneTimeCode setUpApp(Page page, String name) {
        OneTimeCode app = setUpAppAndGoOn(page, name);
        new AppPage(page);
        return app;
    }

    private static void setUpAppAndGoOn(Page page) {
        setUpAppAndGoOn(page, "Phone");
    }

    private static OneTimeCode setUpAppAndGoOn(Page page, String name) {
        StockPage setUp = new StockPage(page, APP_SET_UP);
        OneTimeCode app =
                new OneTimeCode(page.locator("#totpSecret").inputValue().getBytes(StandardCharsets.UTF_8));
        setUp.fill("totp", app.next()).fill("userLabel", name).press("saveTOTPBtn");
        return app;
    }
}
