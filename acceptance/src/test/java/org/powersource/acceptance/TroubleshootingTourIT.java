package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.powersource.acceptance.pages.LoginPage;
import org.powersource.acceptance.pages.TroubleshootingPage;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Look;
import org.powersource.acceptance.suite.Nightly;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Windows;

/** The troubleshooting page in Chromium: topics open and close, and a running sign-in survives the tour. */
@Nightly
@OnTheSuite
class TroubleshootingTourIT {

    private final Realm realm;
    private final Site site;

    TroubleshootingTourIT(Realm realm) {
        this.realm = realm;
        this.site = realm.site(Site.POWERSOURCE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oneAnswerIsOpenAtATime(boolean scripts, Windows windows) {
        TroubleshootingPage page = TroubleshootingPage.open(windows.open(look(scripts)), realm, "");
        assertThat(page.openAnswers()).isEmpty();

        assertThat(page.choose("rejected").openAnswers()).containsExactly("rejected");
        assertThat(page.choose("other").openAnswers()).containsExactly("other");
        assertThat(page.answer("rejected").isVisible()).isFalse();
        assertThat(page.answer("other").isVisible()).isTrue();
        assertThat(page.choose("other").openAnswers()).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("org.powersource.acceptance.pages.TroubleshootingPage#ANCHORS")
    void anchorOpensItsAnswer(String anchor, Windows windows) {
        TroubleshootingPage page = TroubleshootingPage.open(windows.open(), realm, "#" + anchor);

        assertThat(page.openAnswers()).containsExactly(anchor);
        assertThat(page.answer(anchor).isVisible()).isTrue();
    }

    @Test
    void anchorOpensItsAnswerWithoutScriptsToo(Windows windows) {
        TroubleshootingPage page = TroubleshootingPage.open(windows.open(look(false)), realm, "#site-access-error");

        assertThat(page.openAnswers()).containsExactly("site-access-error");
    }

    @Test
    void linkFromOneAnswerToAnotherOpensThatOne(Windows windows) {
        TroubleshootingPage page = TroubleshootingPage.open(windows.open(), realm, "#not-active");

        page.answer("not-active").locator("a[href$='#no-reset-email']").click();

        assertThat(page.openAnswers()).containsExactly("no-reset-email");
    }

    @Test
    void topicsOpenWithTheKeyboard(Windows windows) {
        Page page = windows.open();
        TroubleshootingPage topics = TroubleshootingPage.open(page, realm, "");

        page.locator("details:has(> #rejected) > summary").focus();
        page.keyboard().press("Enter");

        assertThat(topics.openAnswers()).containsExactly("rejected");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void goBackStaysInTheSignIn(boolean scripts, Windows windows) {
        Account account = realm.accountFor(site);

        LoginPage login =
                LoginPage.open(windows.open(look(scripts)), site).problems().goBack();

        assertThat(login.signIn(account).told())
                .containsEntry("state", Site.STATE)
                .containsKey("code");
    }

    @Test
    void languageOfTheTourStaysAndSoDoesTheSignIn(Windows windows) {
        Account account = realm.accountFor(site);

        LoginPage login = LoginPage.open(windows.open(), site)
                .problems()
                .language("es")
                .language("fr")
                .goBack();

        assertThat(login.page().locator("html").getAttribute("lang")).isEqualTo("fr");
        assertThat(login.signIn(account).told())
                .containsEntry("state", Site.STATE)
                .containsKey("code");
    }

    @Test
    void forgotMyPasswordStaysInTheSignIn(Windows windows) {
        Account account = realm.accountFor(site);
        Page page = windows.open();
        TroubleshootingPage help = LoginPage.open(page, site).problems().choose("forgot-password");

        help.answer("forgot-password").locator("a").click();
        page.locator("body[data-page-id=login-login-reset-password]").waitFor();
        page.getByText(Pattern.compile("Back to the login page")).click();

        assertThat(new LoginPage(page).signIn(account).told())
                .containsEntry("state", Site.STATE)
                .containsKey("code");
    }

    @Test
    void tourInAnotherTabStaysInTheSignIn(Windows windows) {
        Account account = realm.accountFor(site);
        Page first = windows.open(look(false));
        LoginPage.open(first, site);
        Page second = first.context().newPage();
        second.navigate(
                first.locator("#troubleshooting").evaluate("link => link.href").toString());

        LoginPage login = new TroubleshootingPage(second).language("es").goBack();

        assertThat(login.signIn(account).told())
                .containsEntry("state", Site.STATE)
                .containsKey("code");
    }

    @Test
    void signInGoesOnInTheFirstTabAfterATourInAnother(Windows windows) {
        Account account = realm.accountFor(site);
        Page first = windows.open();
        LoginPage login = LoginPage.open(first, site);
        Page second = first.context().newPage();
        second.navigate(
                first.locator("#troubleshooting").evaluate("link => link.href").toString());
        new TroubleshootingPage(second).choose("rejected");

        first.bringToFront();

        assertThat(login.signIn(account).told())
                .containsEntry("state", Site.STATE)
                .containsKey("code");
    }

    @Test
    void backButtonAfterTheTourStaysInTheSignIn(Windows windows) {
        Account account = realm.accountFor(site);
        Page page = windows.open();
        LoginPage.open(page, site).problems();

        page.goBack();

        assertThat(new LoginPage(page).signIn(account).told())
                .containsEntry("state", Site.STATE)
                .containsKey("code");
    }

    @Test
    void tourFromARefusedSiteLeadsBackToTheRefusal(Windows windows) {
        var error = LoginPage.open(windows.open(), site)
                .signInWithoutAccess(realm.newAccount().create());

        TroubleshootingPage help = error.more();

        assertThat(help.openAnswers()).containsExactly("site-access-error");
        help.page().locator("#back-to-login").click();
        help.page().locator("body[data-page-id=login-site-access-error]").waitFor();
    }

    private static Look look(boolean scripts) {
        return scripts ? Look.USUAL : Look.USUAL.withoutScripts();
    }
}
