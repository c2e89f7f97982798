package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.powersource.acceptance.pages.LoginPage;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Query;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Windows;

/** What the sign-in form says and keeps while somebody fills it in. */
@OnTheSuite
class SignInFormIT {

    private static final String WRONG = "Not-The-Password-2026";
    private static final String FOCUSED = "document.activeElement.id";

    private final Realm realm;
    private final Site site;

    SignInFormIT(Realm realm) {
        this.realm = realm;
        this.site = realm.site(Site.POWERSOURCE);
    }

    @Test
    void saysWhichAppItLeadsTo(HttpBrowser browser) {
        assertThat(browser.open(site).text("p.app")).isEqualTo("to continue to PowerSource");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u2003", "\u200b"})
    void missingAddressIsNamed(String typed, HttpBrowser browser) {
        Answer refused = browser.open(site).signIn(typed, WRONG);

        assertThat(refused.text("#input-error-username")).isEqualTo("Enter your e-mail address.");
        assertThat(refused.has("#input-error-password, .alert")).isFalse();
        assertThat(refused.body()).doesNotContain(WRONG);
    }

    /** For every address alike, byte for byte. */
    @Test
    void missingPasswordIsNamedAndTheAddressKept(HttpBrowser browser, HttpBrowser other) {
        String known = realm.accountFor(site).email();
        String unknown = NewAccount.address("No.Body");

        Answer refused = browser.open(site).signIn(known, "");

        assertThat(refused.text("#input-error-password")).isEqualTo("Enter your password.");
        assertThat(refused.has("#input-error-username, .alert")).isFalse();
        assertThat(refused.element("#username").val()).isEqualTo(known);
        assertThat(other.open(site).signIn(unknown, "").withoutRandomValues(unknown))
                .isEqualTo(refused.withoutRandomValues(known));
    }

    @Test
    void languageLinkKeepsAddressAndRefusal(HttpBrowser browser) {
        String address = NewAccount.address("No.Body");
        Answer wrong = browser.open(site).signIn(address, WRONG).click("a[hreflang=es]");
        Answer missing = wrong.signIn(address, "").click("a[hreflang=fr]");

        assertThat(wrong.text(".alert")).contains("no son correctos");
        assertThat(wrong.element("#username").val()).isEqualTo(address);
        assertThat(missing.text("#input-error-password")).isEqualTo("Saisissez votre mot de passe.");
        assertThat(missing.has(".alert")).isFalse();
        assertThat(missing.element("#username").val()).isEqualTo(address);
        assertThat(missing.body()).doesNotContain(WRONG);
    }

    /** The field is as empty as it was left, whatever was typed before. */
    @Test
    void languageLinkBringsNoEarlierAddressBack(HttpBrowser browser) {
        Answer wrong = browser.open(site).signIn(NewAccount.address("No.Body"), WRONG);

        Answer missing = wrong.signIn("", WRONG).click("a[hreflang=es]");

        assertThat(missing.text("#input-error-username")).isEqualTo("Escriba su dirección de correo electrónico.");
        assertThat(missing.element("#username").val()).isEmpty();
    }

    @Test
    void pageLoadedAgainIsClean(HttpBrowser browser) {
        Answer refused = browser.open(site).signIn(NewAccount.address("No.Body"), WRONG);

        Answer again = refused.click("a[hreflang=es]");
        Answer afresh = browser.open(again.link("a[hreflang=en]").replaceAll("&kc_locale=[^&]*", ""));

        assertThat(afresh.pageId()).isEqualTo("login-login");
        assertThat(afresh.has(".alert")).isFalse();
        assertThat(afresh.click("a[hreflang=fr]").has(".alert")).isFalse();
    }

    @Test
    void focusIsWhereOneGoesOn(Windows windows) {
        Page page = windows.open();
        LoginPage login = LoginPage.open(page, site);
        assertThat(page.evaluate(FOCUSED)).isEqualTo("username");

        login.signInRefused(NewAccount.address("No.Body"), WRONG);
        assertThat(page.evaluate(FOCUSED)).isEqualTo("password");

        login.enter("", WRONG).submit();
        page.locator("#input-error-username").waitFor();
        assertThat(page.evaluate(FOCUSED)).isEqualTo("username");
    }

    /** As Keycloak's own flow answers. */
    @Test
    void passwordGrantWithoutAUserNameIsAnInvalidRequest(HttpBrowser program) {
        Site app = realm.newSite().create();

        Answer answer = program.post(
                app.endpoint("token"),
                Query.fields(
                        "grant_type",
                        "password",
                        "client_id",
                        app.clientId(),
                        "client_secret",
                        app.secret(),
                        "password",
                        WRONG));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).contains("\"invalid_request\"");
    }

    @Test
    void forgotMyPasswordNamesAnEmptyEntryAndKeepsAWrongOne(HttpBrowser browser) {
        Answer form =
                browser.open(site).signIn(NewAccount.address("No.Body"), WRONG).click("#kc-forgot-password");

        Answer empty = form.submit("#kc-reset-password-form", "username", "");
        Answer wrong = empty.submit("#kc-reset-password-form", "username", "not an address");

        assertThat(empty.text("#input-error-username")).isEqualTo("Enter your e-mail address.");
        assertThat(empty.element("#username").val()).isEmpty();
        assertThat(wrong.text("#input-error-username")).isEqualTo("Invalid email address.");
        assertThat(wrong.element("#username").val()).isEqualTo("not an address");
    }
}
