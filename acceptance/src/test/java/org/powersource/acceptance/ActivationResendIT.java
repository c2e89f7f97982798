package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;

/** <i>Resend Activation Email</i> on the Forgot-My-Password path: alike for everybody. */
@OnTheSuite
class ActivationResendIT {

    private static final String QUESTION = "login-reminder-question";

    private final Suite suite;
    private final Invitation invitation;

    ActivationResendIT(Suite suite) {
        this.suite = suite;
        this.invitation = Invitation.in(suite);
    }

    @Test
    void bringsALinkThatGoesOnWithTheSignIn(HttpBrowser browser) {
        Account account = invitation.account();
        String first = invitation.link(account);

        Answer question = forgot(browser, invitation, account.email());
        assertThat(question.pageId()).isEqualTo(QUESTION);
        Answer sent = question.press("resend-activation");

        assertThat(sent.pageId()).isEqualTo("login-reset-mail-sent");
        assertThat(sent.text()).contains("spam", "no-reply@powersource.example");
        invitation.await(account, Invitation.SUBJECT, 2);
        assertThat(invitation.browser("old mail").open(first).status()).isEqualTo(410);
        Answer in = invitation.activate(browser.open(invitation.link(account)), Invitation.PASSWORD);
        assertThat(in.told()).containsKey("code").containsEntry("state", Site.STATE);
    }

    /** The address brings the mail already; the button is for who asks again later. */
    @Test
    void addressAndButtonWithinTheCoolDownBringOneMail(HttpBrowser browser) {
        PasswordRecovery patient = PasswordRecovery.in(
                suite,
                "patient-activation",
                file -> PasswordRecovery.mailOption(
                        Invitation.option(file, "cooldownSeconds", "3600"), "cooldownSeconds", "3600"));
        Account account = patient.realm().newAccount().inactive().create();

        patient.start(browser, account.email()).press("resend-activation");

        // The one that the new account got by itself, and one that was asked for.
        assertThat(patient.mailed(account).stream().filter("activation-link"::equals))
                .hasSize(2);
    }

    @Test
    void tellsNobodyApart(HttpBrowser browser) {
        Account inactive = invitation.account();
        String unknown = NewAccount.address("No.Body");

        Answer known = forgot(browser, invitation, inactive.email()).press("resend-activation");
        Answer stranger =
                forgot(invitation.browser("other"), invitation, unknown).press("resend-activation");

        assertThat(known.withoutRandomValues(inactive.email())).isEqualTo(stranger.withoutRandomValues(unknown));
        assertThat(invitation.mailsTo(unknown)).isEmpty();
    }

    /** In a sign-in, and on the page of a link that has been replaced. */
    @Test
    void pagesSayThatTheClientHasAskedForEnough() {
        Invitation strict = Invitation.in(
                suite, "activations-of-a-client", file -> Invitation.option(file, "mailsPerHourAndClient", "1"));
        Account first = strict.accountWithPassword();
        Account second = strict.accountWithPassword();
        String link = strict.link(second);
        Answer within = resend(strict, first);
        assertThat(within.pageId()).isEqualTo("login-activation-sent");
        assertThat(within.has("#client-limit")).isFalse();

        Answer beyond = resend(strict, second);

        assertThat(beyond.pageId()).isEqualTo("login-activation-sent");
        assertThat(beyond.text("#client-limit")).contains("Too many e-mails were requested from your network");
        assertThat(beyond.press("send-again").has("#client-limit")).isTrue();
        assertThat(strict.mails(second, Invitation.SUBJECT)).hasSize(1);
        assertThat(strict.browser("owner").open(link).pageId())
                .as("the link that was mailed counts")
                .isEqualTo("login-activate");
    }

    /** The mail that takes the place of news is ordered in the background, where there is no client. */
    @Test
    void mailsOrderedInTheBackgroundCountForNoClient() {
        Invitation strict = Invitation.in(
                suite, "activations-of-a-client", file -> Invitation.option(file, "mailsPerHourAndClient", "1"));

        for (Account account : List.of(strict.account(), strict.account(), strict.account())) {
            strict.link(account);
            forgot(strict.browser("owner"), strict, account.email());
            strict.await(account, Invitation.SUBJECT, 2);
        }
    }

    private static Answer resend(Invitation invitation, Account account) {
        return invitation
                .browser("owner")
                .open(invitation.site())
                .signIn(account)
                .press("resend-activation");
    }

    /** The option {@code disclosure} of earlier versions had a realm show the activation page to anybody who entered the address. */
    @Test
    void optionOfEarlierVersionsTellsNobodyApartAnyMore(HttpBrowser browser) {
        Invitation earlier = Invitation.in(
                suite,
                "disclosure-activation",
                file -> file.authenticatorOption("powersource forgot my password", "disclosure", "helpful"));
        Account account = earlier.account();
        earlier.link(account);

        Answer page = forgot(browser, earlier, account.email());
        assertThat(page.pageId()).isEqualTo(QUESTION);
        assertThat(forgot(earlier.browser("other"), earlier, NewAccount.address("No.Body"))
                        .pageId())
                .isEqualTo(QUESTION);

        earlier.await(account, Invitation.SUBJECT, 2);
        earlier.activate(browser.open(earlier.link(account)), Invitation.PASSWORD);
        assertThat(earlier.isActive(account)).isTrue();
    }

    private static Answer forgot(HttpBrowser browser, Invitation invitation, String address) {
        return browser.open(invitation.site())
                .click("#kc-forgot-password")
                .submit("#kc-reset-password-form", "username", address);
    }
}
