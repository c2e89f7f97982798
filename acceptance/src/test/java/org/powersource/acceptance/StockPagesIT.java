package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.inspection.Inspector;
import org.powersource.acceptance.pages.AppPage;
import org.powersource.acceptance.pages.LoginPage;
import org.powersource.acceptance.pages.StockPage;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.InEachLanguage;
import org.powersource.acceptance.suite.Language;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.Nightly;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Windows;

/** Keycloak's own pages that a sign-in leads to, in our look, each looked over by an {@link Inspector}. */
@Nightly
@InEachLanguage
class StockPagesIT {

    private static final String ERROR = "login-error";
    private static final String ERROR_HEADING = "We are sorry...";
    private static final String INFO = "login-info";
    private static final String NEW_PASSWORD = "login-login-update-password";
    private static final String DEVICE = "login-login-oauth2-device-verify-user-code";
    private static final String DEVICE_HEADING = "Sign in on a device";

    private final Language language;
    private final Realm realm;
    private final Site site;

    StockPagesIT(Language language, Realm realm) {
        this.language = language;
        this.realm = realm;
        this.site = realm.site(Site.POWERSOURCE);
    }

    @ParameterizedTest
    @CsvSource({
        "UPDATE_PASSWORD, login-login-update-password, Choose a new password",
        "UPDATE_PROFILE, login-login-update-profile, Update Account Information",
        "VERIFY_EMAIL, login-login-verify-email, Email verification",
    })
    void whatMustBeDoneBeforeGoingOn(String action, String marker, String heading, Windows windows) {
        Inspector inspector = Inspector.open(windows, language);
        Account account = realm.newAccount().site(site).requiredAction(action).create();
        UserRepresentation record = account.admin().toRepresentation();
        record.setEmailVerified(false);
        account.admin().update(record);
        LoginPage.open(inspector.page(), site)
                .enter(account.email(), account.password())
                .submit();

        inspector.expect(marker, heading, "must");
    }

    @Test
    void profileWithAMistake(Windows windows) {
        Inspector inspector = Inspector.open(windows, language);
        Account account =
                realm.newAccount().site(site).requiredAction("UPDATE_PROFILE").create();
        LoginPage.open(inspector.page(), site)
                .enter(account.email(), account.password())
                .submit();
        StockPage profile = new StockPage(inspector.page(), "login-login-update-profile");
        profile.fill("firstName", "<b>").submit();
        profile.error().first().waitFor();

        inspector.expect("login-login-update-profile", "Update Account Information", "refused");
    }

    /** My Setup &gt; My Password in the account console leads here. */
    @ParameterizedTest
    @CsvSource({
        "UPDATE_PASSWORD, login-login-update-password, Choose a new password",
        "CONFIGURE_TOTP, login-login-config-totp, Mobile Authenticator Setup",
        "webauthn-register, login-webauthn-register, Passkey Registration",
        "CONFIGURE_RECOVERY_AUTHN_CODES, login-login-recovery-authn-code-config, Recovery Authentication Codes",
    })
    void whatTheAccountConsoleAsksFor(String action, String marker, String heading, Windows windows) {
        Inspector inspector = Inspector.open(windows, language);
        Account account = realm.accountFor(site);
        LoginPage.open(inspector.page(), site, "kc_action", action)
                .enter(account.email(), account.password())
                .submit();

        inspector.expect(marker, heading, "asked-for");
    }

    /** The password sent once more, as after the back button, when the next step was asked for already. */
    @Test
    void expired(Windows windows) {
        Inspector inspector = Inspector.open(windows, language);
        Account account =
                realm.newAccount().site(site).requiredAction("UPDATE_PASSWORD").create();
        LoginPage login = LoginPage.open(inspector.page(), site);
        String used = inspector.page().locator("#kc-form-login").getAttribute("action");
        login.enter(account.email(), account.password()).submit();
        new StockPage(inspector.page(), NEW_PASSWORD);
        inspector.page().locator("#kc-passwd-update-form").evaluate("(form, action) => form.action = action", used);
        new StockPage(inspector.page(), NEW_PASSWORD).press("kc-submit");

        inspector.expect("login-login-page-expired", "Page has expired");
    }

    @Test
    void actionThatWasTakenBefore(Windows windows) {
        Inspector inspector = Inspector.open(windows, language);
        LoginPage login = LoginPage.open(inspector.page(), site);
        String used = inspector.page().locator("#kc-form-login").getAttribute("action");
        login.signInRefused("nobody", NewAccount.PASSWORD);
        inspector.page().locator("#kc-form-login").evaluate("(form, action) => form.action = action", used);
        login.enter("nobody", NewAccount.PASSWORD).submit();
        inspector.page().locator(".alert").waitFor();

        inspector.expect("login-login", "Sign in to your account", "action-expired");
    }

    @Test
    void tabOfASignInThatIsOver(Windows windows) {
        Inspector inspector = Inspector.open(windows, language);
        LoginPage login = LoginPage.open(inspector.page(), site);
        String used = inspector
                .page()
                .locator("#kc-form-login")
                .evaluate("form => form.action")
                .toString();
        login.signIn(realm.accountFor(site));
        inspector.page().navigate(used);

        inspector.expect(INFO, "You are signed in already", "signed-in");
    }

    @Test
    void signOutThatAsksFirst(Windows windows) {
        Inspector inspector = Inspector.open(windows, language);
        LoginPage.open(inspector.page(), site).signIn(realm.accountFor(site));
        inspector.page().navigate(site.signOut());
        inspector.expect("login-logout-confirm", "Sign out");

        new StockPage(inspector.page(), "login-logout-confirm").press("kc-logout");
        inspector.expect(INFO, "You are signed out", "logged-out");
    }

    @Test
    void signOutThatTellsAnotherApp(Windows windows) {
        Site told = realm.newSite()
                .withoutRole()
                .with(client -> client.setFrontchannelLogout(true))
                .attribute("frontchannel.logout.url", realm.url() + "/troubleshooting")
                .create();
        Inspector inspector = Inspector.open(windows, language);
        LoginPage.open(inspector.page(), told).signIn(realm.accountFor(site));
        inspector.page().navigate(site.signOut());
        new StockPage(inspector.page(), "login-logout-confirm").press("kc-logout");

        inspector.expect("login-frontchannel-logout", "Signing out");
    }

    /** With scripts nobody has to press anything: the page leaves once the other app was told. */
    @Test
    void signOutThatTellsAnotherAppGoesBackToItsApp(Windows windows) {
        Site told = realm.newSite()
                .withoutRole()
                .with(client -> client.setFrontchannelLogout(true))
                .attribute("frontchannel.logout.url", realm.url() + "/troubleshooting")
                .create();
        Site asks = realm.newSite()
                .withoutRole()
                .attribute("post.logout.redirect.uris", "+")
                .create();
        Page page = windows.open();
        LoginPage.open(page, told).signIn(realm.accountFor(site));
        page.navigate(asks.signOut(
                "client_id", asks.clientId(), "post_logout_redirect_uri", asks.redirectUri(), "state", "gone"));

        new StockPage(page, "login-logout-confirm").press("kc-logout");

        assertThat(new AppPage(page).told()).containsEntry("state", "gone");
    }

    @Test
    void unknownApp(Windows windows) {
        Inspector inspector = Inspector.open(windows, language);
        inspector.page().navigate(site.signIn("client_id", "nobody-knows-it"));

        inspector.expect(ERROR, ERROR_HEADING, "unknown-app");
    }

    @Test
    void foreignAddressToGoBackTo(Windows windows) {
        Inspector inspector = Inspector.open(windows, language);
        inspector.page().navigate(site.signIn("redirect_uri", "https://elsewhere.example/"));

        inspector.expect(ERROR, ERROR_HEADING, "foreign-redirect");
    }

    @Test
    void addressThatDoesNotExist(Windows windows) {
        Inspector inspector = Inspector.open(windows, language);
        inspector.page().navigate(realm.url() + "/nothing-here");

        inspector.expect(ERROR, ERROR_HEADING, "not-found");
    }

    @Test
    void signInWhoseCookieIsGone(Windows windows) {
        Inspector inspector = Inspector.open(windows, language);
        LoginPage login = LoginPage.open(inspector.page(), site);
        inspector.page().context().clearCookies();
        login.enter("nobody", NewAccount.PASSWORD).submit();

        inspector.expect(ERROR, ERROR_HEADING, "no-cookie");
    }

    @Test
    void codeOfADevice(Windows windows) {
        Site device = realm.newSite()
                .withoutRole()
                .attribute("oauth2.device.authorization.grant.enabled", "true")
                .create();
        Inspector inspector = Inspector.open(windows, language);
        inspector.page().navigate(realm.url() + "/device");
        StockPage asked = new StockPage(inspector.page(), DEVICE);
        inspector.expect(DEVICE, DEVICE_HEADING);

        asked.fill("device_user_code", "WRONG-CODE").submit();
        asked.error().first().waitFor();
        inspector.expect(DEVICE, DEVICE_HEADING, "refused");

        asked.fill("device_user_code", userCode(inspector.page(), device)).submit();
        Account account = realm.accountFor(site);
        new LoginPage(inspector.page())
                .enter(account.email(), account.password())
                .submit();
        inspector.expect("login-login-oauth-grant", "Grant Access to Reading room");

        new StockPage(inspector.page(), "login-login-oauth-grant").press("kc-login");
        inspector.expect(INFO, "Your device is signed in", "device");
    }

    @Test
    void consent(Windows windows) {
        Site strange = realm.newSite()
                .withoutRole()
                .with(client -> client.setConsentRequired(true))
                .attribute("tosUri", "https://elsewhere.example/terms")
                .attribute("policyUri", "https://elsewhere.example/policy")
                .create();
        Inspector inspector = Inspector.open(windows, language);
        Account account = realm.newAccount().create();
        LoginPage.open(inspector.page(), strange)
                .enter(account.email(), account.password())
                .submit();
        inspector.expect("login-login-oauth-grant", "Grant Access to Reading room", "consent");

        new StockPage(inspector.page(), "login-login-oauth-grant").press("kc-login");
        assertThat(new AppPage(inspector.page()).told()).containsKey("code");
    }

    private static String userCode(Page page, Site device) {
        String answer = page.request()
                .post(
                        device.endpoint("auth/device"),
                        RequestOptions.create()
                                .setForm(FormData.create()
                                        .set("client_id", device.clientId())
                                        .set("client_secret", device.secret())))
                .text();
        return JsonParser.parseString(answer).getAsJsonObject().get("user_code").getAsString();
    }
}
