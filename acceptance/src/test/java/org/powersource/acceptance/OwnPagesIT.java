package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.inspection.Inspector;
import org.powersource.acceptance.pages.LoginPage;
import org.powersource.acceptance.pages.TroubleshootingPage;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.InEachLanguage;
import org.powersource.acceptance.suite.Language;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.Nightly;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Windows;

/** Each state of the pages that are ours, looked over by an {@link Inspector}. */
@InEachLanguage
class OwnPagesIT {

    private static final Pattern NOT_EMPTY = Pattern.compile("\\S");
    private static final String LOGIN = "login-login";
    private static final String LOGIN_HEADING = "Sign in to your account";
    private static final String TROUBLESHOOTING = "login-troubleshooting";
    private static final String TROUBLESHOOTING_HEADING = "Are you having problems logging in?";
    private static final String SITE_ACCESS_ERROR = "login-site-access-error";
    private static final String SITE_ACCESS_ERROR_HEADING = "Site Access Error";

    private final Language language;
    private final Realm realm;
    private final Site site;

    OwnPagesIT(Language language, Realm realm) {
        this.language = language;
        this.realm = realm;
        this.site = realm.site(Site.POWERSOURCE);
    }

    @Test
    void login(Windows windows) {
        Inspector inspector = Inspector.open(windows, language);
        LoginPage.open(inspector.page(), site);

        inspector.expect(LOGIN, LOGIN_HEADING);
    }

    @Test
    void loginRefused(Windows windows) {
        Inspector inspector = Inspector.open(windows, language);
        LoginPage.open(inspector.page(), site).signInRefused(NewAccount.address("No.Body"), NewAccount.PASSWORD);

        inspector.expect(LOGIN, LOGIN_HEADING, "refused");
    }

    @Test
    void loginWithAHint(Windows windows) {
        Inspector inspector = Inspector.open(windows, language);
        LoginPage login = LoginPage.open(inspector.page(), site);
        login.password().fill(" blank before");
        login.hint("password")
                .filter(new Locator.FilterOptions().setHasText(NOT_EMPTY))
                .waitFor();

        inspector.expect(LOGIN, LOGIN_HEADING, "blank-hint");
    }

    @Test
    void loginWithTheAddressThatTheAppGave(Windows windows) {
        Inspector inspector = Inspector.open(windows, language);
        LoginPage.open(inspector.page(), site, "login_hint", "Pat.Lee@springfield.example");

        inspector.expect(LOGIN, LOGIN_HEADING, "address-from-the-app");
    }

    @Test
    void loginWithTheRememberedAddress(Windows windows) {
        Inspector inspector = Inspector.open(windows, language);
        Account account = realm.accountFor(site);
        LoginPage login = LoginPage.open(inspector.page(), site);
        inspector.page().locator("#rememberMe").check();
        login.signIn(account);
        account.admin().logout();
        assertThat(LoginPage.open(inspector.page(), site).username().inputValue())
                .isEqualTo(account.email());

        inspector.expect(LOGIN, LOGIN_HEADING, "remembered");
    }

    @Test
    void loginAgainWithTheUserFixed(Windows windows) {
        Inspector inspector = Inspector.open(windows, language);
        LoginPage.open(inspector.page(), site).signIn(realm.accountFor(site));
        LoginPage again = LoginPage.open(inspector.page(), site, "prompt", "login");
        inspector.expect(LOGIN, LOGIN_HEADING, "again");

        again.password().fill("Not-The-Password-2026");
        again.submit();
        again.refusal().waitFor();
        inspector.expect(LOGIN, LOGIN_HEADING, "again-refused");
    }

    @Test
    void siteAccessError(Windows windows) {
        Inspector inspector = Inspector.open(windows, language);
        LoginPage.open(inspector.page(), site)
                .signInWithoutAccess(realm.newAccount().create());

        inspector.expect(SITE_ACCESS_ERROR, SITE_ACCESS_ERROR_HEADING);
    }

    @Test
    void siteAccessErrorOnSingleSignOn(Windows windows) {
        Inspector inspector = Inspector.open(windows, language);
        LoginPage.open(inspector.page(), site).signIn(realm.accountFor(site));
        inspector.page().navigate(realm.site(Site.GRADEBOOK).signIn());

        inspector.expect(SITE_ACCESS_ERROR, SITE_ACCESS_ERROR_HEADING, "single-sign-on");
    }

    @Test
    void troubleshootingByItself(Windows windows) {
        Inspector inspector = Inspector.open(windows, language);
        TroubleshootingPage.open(inspector.page(), realm, "");

        inspector.expect(TROUBLESHOOTING, TROUBLESHOOTING_HEADING);
    }

    @Test
    void troubleshootingWithinASignIn(Windows windows) {
        Inspector inspector = Inspector.open(windows, language);
        LoginPage.open(inspector.page(), site).problems();

        inspector.expect(TROUBLESHOOTING, TROUBLESHOOTING_HEADING, "in-a-sign-in");
    }

    @Nightly
    @Test
    void troubleshootingWithEachAnswerOpen(Windows windows) {
        Inspector inspector = Inspector.open(windows, language);
        TroubleshootingPage page = TroubleshootingPage.open(inspector.page(), realm, "");
        for (String anchor : TroubleshootingPage.ANCHORS) {
            page.choose(anchor);
            assertThat(page.openAnswers()).containsExactly(anchor);

            inspector.expect(TROUBLESHOOTING, TROUBLESHOOTING_HEADING, "answer-" + anchor);
        }
    }
}
