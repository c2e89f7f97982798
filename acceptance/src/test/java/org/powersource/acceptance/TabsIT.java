package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.powersource.acceptance.suite.PasswordRecovery.NEW_PASSWORD;

import com.microsoft.playwright.Page;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.powersource.acceptance.pages.ActivatePage;
import org.powersource.acceptance.pages.AppPage;
import org.powersource.acceptance.pages.LoginPage;
import org.powersource.acceptance.pages.StockPage;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.App;
import org.powersource.acceptance.suite.Cells;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.Windows;

/** Two tabs of one browser: whatever happens in one, the other ends at its app or at a page that leads on, never at an app's error. */
@OnTheSuite
class TabsIT {

    private static final String PASSWORD_FORM = "login-login-update-password";
    private static final String SIGNED_IN_ALREADY = "login-info";
    private static final String SIGN_IN = "login-login";
    private static final String CLOSE_IT = "You can close this tab";

    private final PasswordRecovery recovery;

    TabsIT(Suite suite) {
        this.recovery = PasswordRecovery.in(
                suite,
                "tabs",
                file -> Invitation.option(
                        Invitation.option(file, "mailsPerHourAndClient", "10000"), "cooldownSeconds", "1"));
    }

    /** What happens in the other tab while the first one waits, or is used afterwards; and where the first may end. */
    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    private enum Situation {
        CHECK_YOUR_EMAIL_AND_THE_LINK_IS_USED(
                visit -> {
                    visit.askForMail();
                    visit.second.navigate(visit.resetLink());
                    visit.choosePassword(visit.second);
                },
                SIGNED_IN_ALREADY),
        CHECK_YOUR_EMAIL_AND_A_SIGN_IN_AT_THE_SAME_APP(
                visit -> {
                    visit.askForMail();
                    visit.signIn(visit.site);
                },
                App.MARKER),
        CHECK_YOUR_EMAIL_AND_A_SIGN_IN_AT_ANOTHER_APP(
                visit -> {
                    visit.askForMail();
                    visit.signIn(visit.otherSite);
                },
                App.MARKER),
        LOGIN_PAGE_AND_A_RESET_AT_ANOTHER_APP(
                visit -> {
                    LoginPage.open(visit.first, visit.otherSite);
                    visit.second.navigate(visit.resetLinkAskedForElsewhere());
                    visit.choosePassword(visit.second);
                },
                App.MARKER),
        ONE_RESET_LINK_IN_BOTH(
                visit -> {
                    String link = visit.resetLinkAskedForElsewhere();
                    visit.open(link, PASSWORD_FORM);
                    visit.second.navigate(link);
                    visit.choosePassword(visit.second);
                },
                App.MARKER,
                SIGNED_IN_ALREADY),
        ONE_ACTIVATION_LINK_IN_BOTH(
                visit -> {
                    String link = visit.activationLink();
                    visit.open(link, "login-activate");
                    visit.activate(link);
                },
                App.MARKER,
                SIGNED_IN_ALREADY),
        ACTIVATION_IN_ONE_AND_RESET_IN_THE_OTHER(
                visit -> {
                    visit.open(visit.activationLink(), "login-activate");
                    visit.second.navigate(visit.resetLinkAskedForElsewhere());
                    visit.choosePassword(visit.second);
                },
                App.MARKER,
                SIGNED_IN_ALREADY),
        RESET_IN_ONE_AND_ACTIVATION_IN_THE_OTHER(
                visit -> {
                    visit.open(visit.resetLinkAskedForElsewhere(), PASSWORD_FORM);
                    visit.activate(visit.activationLink());
                },
                App.MARKER,
                SIGNED_IN_ALREADY),
        PASSWORD_FORM_BY_LINK_AND_A_SIGN_OUT(
                visit -> {
                    visit.signIn(visit.site);
                    visit.open(visit.resetLinkAskedForElsewhere(), PASSWORD_FORM);
                    visit.signOut();
                    visit.choosePassword(visit.first);
                },
                "login-link-late",
                App.MARKER),
        PASSWORD_FORM_OF_AN_APP_AND_A_SIGN_OUT(
                visit -> {
                    visit.signIn(visit.site);
                    visit.open(visit.site.signIn("kc_action", "UPDATE_PASSWORD"), PASSWORD_FORM);
                    visit.signOut();
                    visit.choosePassword(visit.first);
                },
                SIGN_IN,
                "login-sign-in-ended");

        private final Consumer<Visit> happens;
        private final Set<String> ends;

        Situation(Consumer<Visit> happens, String... ends) {
            this.happens = happens;
            this.ends = Set.of(ends);
        }
    }

    static Stream<Situation> firstTabEndsWell() {
        return Cells.byDay(
                Stream.of(Situation.values()),
                Set.of(
                        Situation.ONE_RESET_LINK_IN_BOTH,
                        Situation.RESET_IN_ONE_AND_ACTIVATION_IN_THE_OTHER,
                        Situation.PASSWORD_FORM_OF_AN_APP_AND_A_SIGN_OUT));
    }

    @ParameterizedTest
    @MethodSource
    void firstTabEndsWell(Situation situation, Windows windows) {
        Visit visit = new Visit(recovery, windows.open());

        situation.happens.accept(visit);

        Page first = visit.first;
        first.locator(situation.ends.stream()
                        .map(marker -> "body[data-page-id='" + marker + "']")
                        .collect(Collectors.joining(", ")))
                .waitFor();
        assertThat(first.url()).doesNotContain("error=");
        if (!first.locator("body").getAttribute("data-page-id").equals(App.MARKER)) {
            assertThat(first.locator("main p").first().innerText()).isNotBlank();
            assertThat(first.locator("main a.button, main button[type=submit]").count())
                    .isPositive();
        }
    }

    /** The page <i>Check your e-mail</i>, which the person left open in the first tab. */
    @Test
    void afterANewPasswordTheOldTabSaysThatItCanBeClosed(Windows windows) {
        Visit visit = new Visit(recovery, windows.open());
        visit.askForMail();
        visit.second.navigate(visit.resetLink());
        visit.choosePassword(visit.second);
        assertThat(new AppPage(visit.second).told()).containsKey("code");

        StockPage old = new StockPage(visit.first, SIGNED_IN_ALREADY);

        assertThat(old.heading()).isEqualTo("You are signed in already");
        assertThat(old.text()).contains(CLOSE_IT);
        old.press("continue");
        assertThat(new AppPage(visit.first).told()).containsOnlyKeys("iss");
    }

    /** What can be pressed on the old page, without a script that leaves it. */
    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    private enum Click {
        RELOAD(old -> old.browser().open(old.uri().toString())),
        SEND_AGAIN(old -> old.press("send-again")),
        LANGUAGE(old -> old.click("a[href*='kc_locale=es']")),
        BACK_TO_LOGIN(old -> old.click("main .actions a"));

        private final Function<Answer, Answer> use;

        Click(Function<Answer, Answer> use) {
            this.use = use;
        }
    }

    /**
     * A sign-in at a second app is open, too, so the browser still has Keycloak's cookie to restart a sign-in. It holds the first app's
     * {@code state}, which is used up.
     */
    @ParameterizedTest
    @EnumSource
    void whateverIsPressedOnTheOldTabTheAppGetsNoSecondAnswer(Click click, HttpBrowser browser) {
        Account account = recovery.account();
        browser.open(recovery.realm().site(Site.GRADEBOOK));
        Answer old = recovery.askForMail(browser, account);
        assertThat(recovery.choose(browser.open(recovery.link(account)), NEW_PASSWORD)
                        .told())
                .containsKey("code");

        Answer answer = click.use.apply(old);

        assertThat(answer.pageId()).as(answer.toString()).isEqualTo(SIGNED_IN_ALREADY);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(answer.link("#continue")).contains("/go/app?client_id=" + Site.POWERSOURCE);
    }

    /** One person with two tabs, an account, and another account that isn't active. */
    private static final class Visit {

        private final PasswordRecovery recovery;
        private final Site site;
        private final Site otherSite;
        private final Account account;
        private final Page first;
        private final Page second;

        Visit(PasswordRecovery recovery, Page first) {
            this.recovery = recovery;
            this.site = recovery.site();
            this.otherSite = recovery.realm().site(Site.GRADEBOOK);
            this.account =
                    recovery.realm().newAccount().site(site).site(otherSite).create();
            this.first = first;
            this.second = first.context().newPage();
        }

        void open(String url, String marker) {
            first.navigate(url);
            new StockPage(first, marker);
        }

        /** Leaves the first tab at <i>Check your e-mail</i>. */
        void askForMail() {
            LoginPage.open(first, site);
            first.locator("#kc-forgot-password").click();
            new StockPage(first, "login-login-reset-password")
                    .fill("username", account.email())
                    .submit();
            new StockPage(first, "login-reminder-question")
                    .fill("answer", NewAccount.ANSWER)
                    .press("submit-answer");
            new StockPage(first, "login-reset-mail-sent");
        }

        String resetLink() {
            return recovery.link(account);
        }

        String resetLinkAskedForElsewhere() {
            recovery.askForMail(recovery.browser("phone"), account);
            return resetLink();
        }

        String activationLink() {
            Account inactive = recovery.realm()
                    .newAccount()
                    .inactive()
                    .site(site)
                    .site(otherSite)
                    .create();
            return recovery.await(inactive, Invitation.SUBJECT).links().get(0);
        }

        void choosePassword(Page tab) {
            new StockPage(tab, PASSWORD_FORM)
                    .fill("password-new", NEW_PASSWORD)
                    .fill("password-confirm", NEW_PASSWORD)
                    .press("kc-submit");
        }

        void activate(String link) {
            ActivatePage.open(second, link)
                    .password(Invitation.PASSWORD, Invitation.PASSWORD)
                    .question("stuffedAnimal", NewAccount.ANSWER)
                    .activate();
        }

        void signIn(Site at) {
            LoginPage.open(second, at, "state", "state-of-the-second-tab").signIn(account);
        }

        void signOut() {
            second.navigate(site.signOut());
            new StockPage(second, "login-logout-confirm").press("kc-logout");
            new StockPage(second, "login-info");
        }
    }
}
