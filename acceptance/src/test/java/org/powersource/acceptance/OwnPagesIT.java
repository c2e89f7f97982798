package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.powersource.acceptance.inspection.Inspector;
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

/** Each state of the pages that are ours, looked over by an {@link Inspector}. */
@OnTheSuite
class OwnPagesIT {

    private static final String LOGIN = "login-login";
    private static final String LOGIN_HEADING = "Sign in to your account";
    private static final String TROUBLESHOOTING = "login-troubleshooting";
    private static final String TROUBLESHOOTING_HEADING = "Are you having problems logging in?";
    private static final String SITE_ACCESS_ERROR = "login-site-access-error";
    private static final String SITE_ACCESS_ERROR_HEADING = "Site Access Error";
    private static final List<String> ANCHORS = List.of(
            "forgot-password",
            "forgot-answer",
            "no-reset-email",
            "rejected",
            "change-password",
            "new-account",
            "not-active",
            "other-product",
            "site-access-error",
            "other");

    private final Realm realm;
    private final Site site;

    OwnPagesIT(Realm realm) {
        this.realm = realm;
        this.site = realm.site(Site.POWERSOURCE);
    }

    @Test
    void login(Windows windows) {
        Inspector inspector = Inspector.of(windows.open());
        LoginPage.open(inspector.page(), site);

        inspector.expect(LOGIN, LOGIN_HEADING);
    }

    @Test
    void loginRefused(Windows windows) {
        Inspector inspector = Inspector.of(windows.open());
        LoginPage.open(inspector.page(), site).signInRefused(NewAccount.address("No.Body"), NewAccount.PASSWORD);

        inspector.expect(LOGIN, LOGIN_HEADING);
    }

    @Test
    void loginWithAHint(Windows windows) {
        Inspector inspector = Inspector.of(windows.open());
        LoginPage login = LoginPage.open(inspector.page(), site);
        login.password().fill(" blank before");
        login.hint("password").getByText("blank").waitFor();

        inspector.expect(LOGIN, LOGIN_HEADING);
    }

    @Test
    void loginWithTheAddressThatTheAppGave(Windows windows) {
        Inspector inspector = Inspector.of(windows.open());
        LoginPage.open(inspector.page(), site, "login_hint", "Pat.Lee@springfield.example");

        inspector.expect(LOGIN, LOGIN_HEADING);
    }

    @Test
    void loginWithTheRememberedAddress(Windows windows) {
        Inspector inspector = Inspector.of(windows.open());
        Account account = realm.accountFor(site);
        LoginPage login = LoginPage.open(inspector.page(), site);
        inspector.page().locator("#rememberMe").check();
        login.signIn(account);
        account.admin().logout();
        assertThat(LoginPage.open(inspector.page(), site).username().inputValue())
                .isEqualTo(account.email());

        inspector.expect(LOGIN, LOGIN_HEADING);
    }

    @Test
    void loginAgainWithTheUserFixed(Windows windows) {
        Inspector inspector = Inspector.of(windows.open());
        LoginPage.open(inspector.page(), site).signIn(realm.accountFor(site));
        LoginPage again = LoginPage.open(inspector.page(), site, "prompt", "login");
        inspector.expect(LOGIN, LOGIN_HEADING);

        again.password().fill("Not-The-Password-2026");
        again.submit();
        again.refusal().waitFor();
        inspector.expect(LOGIN, LOGIN_HEADING);
    }

    @Test
    void siteAccessError(Windows windows) {
        Inspector inspector = Inspector.of(windows.open());
        LoginPage.open(inspector.page(), site)
                .signInWithoutAccess(realm.newAccount().create());

        inspector.expect(SITE_ACCESS_ERROR, SITE_ACCESS_ERROR_HEADING);
    }

    @Test
    void siteAccessErrorOnSingleSignOn(Windows windows) {
        Inspector inspector = Inspector.of(windows.open());
        LoginPage.open(inspector.page(), site).signIn(realm.accountFor(site));
        inspector.page().navigate(realm.site(Site.GRADEBOOK).signIn());

        inspector.expect(SITE_ACCESS_ERROR, SITE_ACCESS_ERROR_HEADING);
    }

    @Test
    void troubleshootingByItself(Windows windows) {
        Inspector inspector = Inspector.of(windows.open());
        TroubleshootingPage.open(inspector.page(), realm, "");

        inspector.expect(TROUBLESHOOTING, TROUBLESHOOTING_HEADING);
    }

    @Test
    void troubleshootingWithinASignIn(Windows windows) {
        Inspector inspector = Inspector.of(windows.open());
        LoginPage.open(inspector.page(), site).problems();

        inspector.expect(TROUBLESHOOTING, TROUBLESHOOTING_HEADING);
    }

    @Test
    void troubleshootingWithEachAnswerOpen(Windows windows) {
        Inspector inspector = Inspector.of(windows.open());
        TroubleshootingPage page = TroubleshootingPage.open(inspector.page(), realm, "");
        for (String anchor : ANCHORS) {
            page.choose(anchor);
            assertThat(page.openAnswers()).containsExactly(anchor);

            inspector.expect(TROUBLESHOOTING, TROUBLESHOOTING_HEADING);
        }
    }

    enum Language {
        SPANISH(
                "es",
                "Acceda a su cuenta",
                "¿Tiene problemas para iniciar sesión?",
                "Error de acceso al sitio (Site Access Error)"),
        FRENCH(
                "fr",
                "Connectez-vous à votre compte",
                "Avez-vous des problèmes de connexion ?",
                "Erreur d'accès au site (Site Access Error)"),
        ARABIC(
                "ar",
                "تسجيل الدخول إلى حسابك",
                "هل تواجه مشكلة في تسجيل الدخول؟",
                "خطأ في الوصول إلى الموقع (Site Access Error)");

        final String tag;
        final String login;
        final String troubleshooting;
        final String siteAccessError;

        Language(String tag, String login, String troubleshooting, String siteAccessError) {
            this.tag = tag;
            this.login = login;
            this.troubleshooting = troubleshooting;
            this.siteAccessError = siteAccessError;
        }
    }

    @ParameterizedTest
    @EnumSource
    void loginInOtherLanguages(Language language, Windows windows) {
        Inspector english = Inspector.of(windows.open());
        Inspector inspector = Inspector.of(windows.open(Look.USUAL.locale(language.tag)));
        LoginPage login = LoginPage.open(inspector.page(), site);
        inspector.expect(LOGIN, language.login, language.tag);

        login.signInRefused("nobody", NewAccount.PASSWORD);
        inspector.expect(LOGIN, language.login, language.tag);
        LoginPage.open(english.page(), site).signInRefused("nobody", NewAccount.PASSWORD);
        assertTranslated(english, inspector);
    }

    @ParameterizedTest
    @EnumSource
    void troubleshootingInOtherLanguages(Language language, Windows windows) {
        Inspector english = Inspector.of(windows.open());
        Inspector inspector = Inspector.of(windows.open(Look.USUAL.locale(language.tag)));
        TroubleshootingPage.open(inspector.page(), realm, "").choose("not-active");

        inspector.expect(TROUBLESHOOTING, language.troubleshooting, language.tag);
        TroubleshootingPage.open(english.page(), realm, "");
        assertTranslated(english, inspector);
    }

    @ParameterizedTest
    @EnumSource
    void siteAccessErrorInOtherLanguages(Language language, Windows windows) {
        Account account = realm.newAccount().create();
        Inspector english = Inspector.of(windows.open());
        Inspector inspector = Inspector.of(windows.open(Look.USUAL.locale(language.tag)));
        refuse(inspector.page(), account);

        inspector.expect(SITE_ACCESS_ERROR, language.siteAccessError, language.tag);
        refuse(english.page(), account);
        assertTranslated(english, inspector);
    }

    private SiteAccessErrorPage refuse(Page page, Account account) {
        return LoginPage.open(page, site).signInWithoutAccess(account);
    }

    /** Nothing reads as in English but names and addresses. */
    private static void assertTranslated(Inspector english, Inspector translated) {
        Set<String> same = english.texts().stream()
                .filter(translated.texts()::contains)
                .filter(text -> text.matches(".*\\p{L}.*"))
                .filter(text -> !text.contains("@") && !text.contains("powersource.example"))
                .collect(Collectors.toSet());
        assertThat(same).isSubsetOf(Set.of("PowerSource", "English", "Español", "Français", "العربية"));
    }
}
