package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.powersource.acceptance.pages.ActivatePage;
import org.powersource.acceptance.pages.AppPage;
import org.powersource.acceptance.pages.LoginPage;
import org.powersource.acceptance.pages.StockPage;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.Look;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.Windows;

/** From the mail to being in: one page. */
@OnTheSuite
class ActivationIT {

    private final Suite suite;
    private final Invitation invitation;

    ActivationIT(Suite suite) {
        this.suite = suite;
        this.invitation = Invitation.in(suite);
    }

    @Test
    void newAccountGetsOneMailAndItsLinkLeadsInOnOnePage(Windows windows) {
        Account account = invitation.account();
        String link = invitation.link(account);
        Page page = windows.open();
        ActivatePage form = ActivatePage.open(page, link);
        assertThat(form.account().innerText()).isEqualTo(account.email());
        assertThat(form.site().innerText()).isEqualTo("PowerSource");
        assertThat(form.text()).contains("At least 15 characters");

        form.password(Invitation.PASSWORD, Invitation.PASSWORD)
                .question("stuffedAnimal", NewAccount.ANSWER)
                .activate();

        assertThat(page.url()).startsWith(signInOfTheApp());
        var record = account.admin().toRepresentation();
        assertThat(record.isEmailVerified()).isTrue();
        assertThat(record.getRequiredActions()).isEmpty();
        assertThat(account.sessions()).hasSize(1);
        assertThat(invitation.mailsTo(account.email())).hasSize(1);
        page.navigate(invitation.site().signIn());
        page.waitForURL(url -> url.contains("code="));
        assertThat(invitation.letsIn(account, Invitation.PASSWORD)).isTrue();
    }

    /** Where the app starts a sign-in by itself. */
    private String signInOfTheApp() {
        return suite.portalUrl() + "/oauth2/authorization/powersource?iss=";
    }

    @Test
    void appThatStartsNoSignInIsOneClickAway(Windows windows) {
        Site site = invitation
                .realm()
                .newSite()
                .attribute("initiate_login_uri", "not a place")
                .create();
        Account account = invitation.realm().newAccount().inactive().site(site).create();
        Page page = windows.open();
        ActivatePage.open(page, invitation.link(account))
                .password(Invitation.PASSWORD, Invitation.PASSWORD)
                .question("stuffedAnimal", NewAccount.ANSWER)
                .button()
                .click();

        StockPage done = new StockPage(page, "login-link-done");
        assertThat(done.heading()).isEqualTo("Your account is active");
        assertThat(done.text()).contains(account.email());
        done.press("to-the-site");
        assertThat(new AppPage(page).told()).isEmpty();
        page.navigate(site.signIn());
        assertThat(new AppPage(page).told()).containsKey("code");
    }

    @Test
    void mailSaysWhoAndWhereAndForHowLong() {
        Account account = invitation.account();

        var mail = invitation.await(account, Invitation.SUBJECT, 1).get(0);

        assertThat(mail.text()).contains(account.email(), "PowerSource", "works for 7 days");
        assertThat(mail.links())
                .first()
                .asString()
                .contains("/realms/" + invitation.realm().name() + "/go/");
    }

    @Test
    void passwordAgainstThePolicyKeepsTheOtherFields(Windows windows) {
        ActivatePage form = ActivatePage.open(windows.open(), invitation.link(invitation.account()))
                .password("short", "short")
                .question("lostToy", NewAccount.ANSWER)
                .refused();

        assertThat(form.error("password-new").innerText()).contains("15 characters");
        assertThat(form.question().inputValue()).isEqualTo("lostToy");
        form.password(Invitation.PASSWORD, "Something-Else-2026").refused();
        assertThat(form.error("password-confirm").innerText()).isNotBlank();
        assertThat(form.error("answer").count()).isZero();
        form.password(Invitation.PASSWORD, Invitation.PASSWORD).activate();
    }

    @Test
    void answerAgainstTheRulesIsTypedAgain(Windows windows) {
        ActivatePage form = ActivatePage.open(windows.open(), invitation.link(invitation.account()))
                .password(Invitation.PASSWORD, Invitation.PASSWORD)
                .question("lostToy", "x")
                .refused();

        assertThat(form.question().inputValue()).isEqualTo("lostToy");
        assertThat(form.error("answer").innerText()).isNotBlank();
        assertThat(form.values("input[type=password], #answer, #answer-confirm"))
                .containsOnly("");
    }

    @Test
    void doubleClickActivatesOnceAndLeadsIn(Windows windows) {
        Account account = invitation.account();
        Page page = windows.open();
        ActivatePage form = ActivatePage.open(page, invitation.link(account))
                .password(Invitation.PASSWORD, Invitation.PASSWORD)
                .question("stuffedAnimal", NewAccount.ANSWER);

        form.button().dblclick();

        page.waitForURL(url -> url.startsWith(signInOfTheApp()));
        assertThat(invitation.events(account)).filteredOn("activated"::equals).hasSize(1);
    }

    @Test
    void worksWithoutScripts(Windows windows) {
        Account account = invitation.account();
        ActivatePage.open(windows.open(Look.USUAL.withoutScripts()), invitation.link(account))
                .password(Invitation.PASSWORD, Invitation.PASSWORD)
                .question("stuffedAnimal", NewAccount.ANSWER)
                .activate();

        assertThat(invitation.isActive(account)).isTrue();
    }

    @Test
    void whoseSiteIsNotKnownEndsInTheAccountConsole(Windows windows) {
        Account account = invitation.realm().newAccount().inactive().create();
        Page page = windows.open();
        ActivatePage form = ActivatePage.open(page, invitation.link(account));
        assertThat(form.site().count()).isZero();

        form.password(Invitation.PASSWORD, Invitation.PASSWORD)
                .question("stuffedAnimal", NewAccount.ANSWER)
                .button()
                .click();

        page.waitForURL(url -> url.contains("/realms/" + invitation.realm().name() + "/account"));
    }

    @Test
    void somebodyElseSignedInOnTheBrowserIsAskedFirst(Windows windows) {
        Account other = invitation.realm().accountFor(invitation.site());
        Account account = invitation.account();
        String link = invitation.link(account);
        Page page = windows.open();
        LoginPage.open(page, invitation.site()).signIn(other);

        page.navigate(link);
        StockPage question = new StockPage(page, "login-link-other-account");
        assertThat(question.text()).contains(other.email(), account.email());
        assertThat(other.sessions()).hasSize(1);
        question.press("switch-account");
        new ActivatePage(page)
                .password(Invitation.PASSWORD, Invitation.PASSWORD)
                .question("stuffedAnimal", NewAccount.ANSWER)
                .activate();

        assertThat(other.sessions()).isEmpty();
        assertThat(account.sessions()).hasSize(1);
    }

    @Test
    void signInThatTheMailInterruptedGoesOn(Windows windows) {
        Account account = invitation.accountWithPassword();
        Page page = windows.open();
        LoginPage.open(page, invitation.site())
                .enter(account.email(), account.password())
                .submit();
        new StockPage(page, "login-activation").press("resend-activation");
        new StockPage(page, "login-activation-sent");
        String link =
                invitation.await(account, Invitation.SUBJECT, 2).get(0).links().get(0);

        Page tab = page.context().newPage();
        var app = ActivatePage.open(tab, link)
                .password(Invitation.PASSWORD, Invitation.PASSWORD)
                .question("stuffedAnimal", NewAccount.ANSWER)
                .activate();

        assertThat(app.told()).containsKey("code").containsEntry("state", Site.STATE);
    }

    @ParameterizedTest
    @CsvSource({"es, Active su cuenta", "fr, Activez votre compte"})
    void speaksTheReadersLanguage(String tag, String heading, Windows windows) {
        Account account = invitation.newAccount().attribute("locale", tag).create();
        var mail = invitation.await(account, heading, 1).get(0);
        Page page = windows.open(Look.USUAL.locale(tag));

        assertThat(ActivatePage.open(page, mail.links().get(0)).heading()).isEqualTo(heading);
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo(tag);
    }
}
