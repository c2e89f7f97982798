package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.RealmFile;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.WayBack;

/** Forgot My Password for accounts that aren't active yet: problem 7 of the troubleshooting page. */
@OnTheSuite
class RecoveryActivationIT {

    private static final String NAME = "way-back-of-the-inactive";

    private final WayBack wayBack;
    private final Invitation invitation;

    RecoveryActivationIT(Suite suite) {
        this.wayBack = WayBack.in(suite, NAME, RecoveryActivationIT::withoutWaiting);
        this.invitation = Invitation.in(suite, NAME, RecoveryActivationIT::withoutWaiting);
    }

    private static void withoutWaiting(RealmFile file) {
        WayBack.mailOption(
                WayBack.mailOption(Invitation.option(file, "cooldownSeconds", "1"), "cooldownSeconds", "1"),
                "mailsPerHourAndClient",
                "10000");
    }

    @Test
    void enteringTheAddressBringsTheActivationMailAndItsLinkLeadsIn(HttpBrowser browser) {
        Account account = invitation.account();
        String first = invitation.link(account);

        Answer question = wayBack.start(browser, account.email());
        String second =
                invitation.await(account, Invitation.SUBJECT, 2).get(0).links().get(0);

        assertThat(question.pageId()).isEqualTo("login-reminder-question");
        assertThat(second).isNotEqualTo(first);
        assertThat(invitation
                        .activate(browser.open(second), Invitation.PASSWORD)
                        .told())
                .containsKey("code");
        assertThat(invitation.isActive(account)).isTrue();
        assertThat(wayBack.mails(account, WayBack.NEWS_SUBJECT)).isEmpty();
    }

    @Test
    void buttonBringsTheActivationMailAgain(HttpBrowser browser) {
        Account account = invitation.account();
        Answer question = wayBack.start(browser, account.email());

        Answer sent = invitation.pressUntil(question, "resend-activation", account, 4);

        assertThat(sent.pageId()).isEqualTo("login-reset-mail-sent");
        assertThat(sent.text()).contains("spam", "no-reply@powersource.example");
        invitation.activate(browser.open(invitation.link(account)), Invitation.PASSWORD);
        assertThat(invitation.isActive(account)).isTrue();
    }

    @Test
    void addressAndButtonWithinTheCoolDownBringOneMail(Suite suite, HttpBrowser browser) {
        WayBack patient = WayBack.in(
                suite,
                "patient-activation",
                file -> WayBack.mailOption(
                        Invitation.option(file, "cooldownSeconds", "3600"), "cooldownSeconds", "3600"));
        Account account = patient.realm().newAccount().inactive().create();

        patient.start(browser, account.email()).press("resend-activation");

        // The one that the new account got by itself, and one that was asked for.
        assertThat(patient.mailed(account).stream().filter("activation-link"::equals))
                .hasSize(2);
    }

    @Test
    void helpfulRealmShowsAnInactiveAccountItsPageAtOnce(Suite suite, HttpBrowser browser) {
        String name = "helpful";
        WayBack helpful = WayBack.in(suite, name, file -> {
            withoutWaiting(file);
            file.authenticatorOption("powersource forgot my password", "disclosure", "helpful");
        });
        Invitation invited = Invitation.in(suite, name, file -> {});
        Account account = invited.account();
        invited.link(account);

        Answer page = helpful.start(browser, account.email());

        assertThat(page.pageId()).isEqualTo("login-activation");
        Answer sent = invited.pressUntil(page, "resend-activation", account, 3);
        assertThat(sent.pageId()).isEqualTo("login-activation-sent");
        assertThat(invited.activate(browser.open(invited.link(account)), Invitation.PASSWORD)
                        .told())
                .containsKey("code");
        assertThat(helpful.start(helpful.browser("stranger"), NewAccount.address("No.Body"))
                        .pageId())
                .isEqualTo("login-reminder-question");
    }
}
