package org.powersource.acceptance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Suite;
import org.powersource.devserver.ReceivedMail;

/** Whatever host a request claims to be for, links in pages and mails lead to the configured one. */
@OnTheSuite
class ForgedHostIT {

    private static final String EVIL = "evil.example";

    private final Suite suite;

    ForgedHostIT(Suite suite) {
        this.suite = suite;
    }

    @Test
    void resetMailLeadsToTheConfiguredHost(HttpBrowser browser) {
        PasswordRecovery recovery = PasswordRecovery.in(suite);
        Account account = recovery.account();
        forge(browser);

        Answer login = browser.open(recovery.site());
        Answer form = login.click("#kc-forgot-password");
        Answer question = form.submit("#kc-reset-password-form", "username", account.email());
        Answer sent = recovery.answer(question, NewAccount.ANSWER);

        assertNothingForged(login, form, question, sent);
        assertLeadHome(recovery.await(account, PasswordRecovery.LINK_SUBJECT));
    }

    @Test
    void activationMailThatIsAskedForLeadsToTheConfiguredHost(HttpBrowser browser) {
        Invitation invitation = Invitation.in(suite);
        Account account = invitation.accountWithPassword();
        invitation.await(account, Invitation.SUBJECT, 1);
        forge(browser);

        Answer notActive = browser.open(invitation.site()).signIn(account);
        Answer sent = invitation.pressUntil(notActive, "resend-activation", account, 2);

        assertNothingForged(notActive, sent, browser.open(invitation.link(account)));
        invitation.mails(account, Invitation.SUBJECT).forEach(this::assertLeadHome);
    }

    @Test
    void pagesByThemselvesLeadToTheConfiguredHost(HttpBrowser browser) {
        forge(browser);

        assertNothingForged(
                browser.open(suite.realm().troubleshooting() + "?client_id=powersource"),
                browser.open(suite.realm().districtPage()));
    }

    private static void forge(HttpBrowser browser) {
        browser.sending("Host", EVIL)
                .sending("X-Forwarded-Host", EVIL)
                .sending("X-Forwarded-Server", EVIL)
                .sending("X-Forwarded-Proto", "https")
                .sending("X-Forwarded-Port", "666")
                .sending("X-Forwarded-Prefix", "/" + EVIL)
                .sending("Forwarded", "for=192.0.2.1;host=" + EVIL + ";proto=https")
                .sending("X-Original-URL", "https://" + EVIL + "/")
                .sending("Origin", "https://" + EVIL)
                .sending("Referer", "https://" + EVIL + "/");
    }

    private static void assertNothingForged(Answer... answers) {
        for (Answer answer : answers) {
            assertThat(answer.status()).as(answer.toString()).isLessThan(500);
            assertThat((answer.headers().map() + answer.body()).toLowerCase(Locale.ROOT))
                    .doesNotContain(EVIL)
                    .doesNotContain(":666");
        }
    }

    private void assertLeadHome(ReceivedMail mail) {
        List<String> toServer =
                mail.links().stream().filter(link -> link.contains("/realms/")).toList();
        assertThat(toServer).isNotEmpty().allMatch(link -> link.startsWith(suite.url() + "/"));
        assertThat(mail.text() + mail.html()).doesNotContain(EVIL);
    }
}
