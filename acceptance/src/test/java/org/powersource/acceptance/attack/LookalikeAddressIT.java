package org.powersource.acceptance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Suite;
import org.powersource.devserver.ReceivedMail;

/** Addresses that look like somebody's, or that other systems take for the same. */
@OnTheSuite
class LookalikeAddressIT {

    private static final List<UnaryOperator<String>> LOOKALIKES = List.of(
            address -> address.replace("a", "\u0430"),
            address -> address.replace("e", "\u0435"),
            address -> address.replace("i", "\u0131"),
            address -> address.replace("P", "\uff30"),
            address -> address.replace(".", "\u200b."),
            address -> address.replace("@", "\u200d@"),
            address -> address.replace("@", "\ufeff@"),
            address -> address.replace("@", "\u202e@"),
            address -> address.replace("@", "+x@"),
            address -> address.replace("at.", "a.t."),
            address -> address.replace("Pat.", "Pat"),
            address -> address.replace("@", "\uff20"),
            address -> address.replace(".example", "\u3002example"),
            address -> address.replace("Springfield", "xn--springfeld-wpb"),
            address -> address + ".",
            address -> address + ",evil@evil.example",
            address -> address + " evil@evil.example",
            address -> address + "\r\nBcc: evil@evil.example",
            address -> "\"" + address + "\"@evil.example",
            address -> "<" + address + ">");

    private final Suite suite;
    private final PasswordRecovery recovery;

    LookalikeAddressIT(Suite suite) {
        this.suite = suite;
        this.recovery = PasswordRecovery.in(suite);
    }

    /** Even with the owner's answer. */
    @Test
    void noneIsTakenForTheAccountOrGetsAMail() {
        Account account = recovery.account();

        for (UnaryOperator<String> lookalike : LOOKALIKES) {
            String typed = lookalike.apply(account.email());
            assertThat(recovery.browser("stranger")
                            .open(recovery.site())
                            .signIn(typed, account.password())
                            .location())
                    .as(typed)
                    .isNull();
            Answer next = recovery.start(recovery.browser("stranger"), typed);
            if (next.pageId().equals("login-reminder-question")) {
                assertThat(recovery.answer(next, NewAccount.ANSWER).pageId()).isEqualTo("login-reminder-question");
                recovery.start(recovery.browser("stranger"), typed).press("resend-activation");
            }
        }

        assertThat(recovery.mailed(account)).isEmpty();
        assertThat(mailed()).noneMatch(address -> address.contains("evil"));
    }

    /** It comes along when an address is copied: the address is the owner's, and the mail goes to it as registered. */
    @Test
    void invisibleCharacterAtAnEndDoesNotCount() {
        Account account = recovery.account();

        recovery.answer(recovery.start(recovery.browser("owner"), "\ufeff" + account.email()), NewAccount.ANSWER);

        assertThat(recovery.await(account, PasswordRecovery.LINK_SUBJECT).text())
                .contains(account.email());
        assertThat(mailed()).noneMatch(address -> address.contains("\ufeff"));
    }

    /** The Kelvin sign is the letter K (Unicode's normal form NFC): the same address. The mail goes to it as registered. */
    @Test
    void signThatIsALetterIsTheOwnersAddress() {
        String registered = NewAccount.address("Kim");
        Account account = recovery.realm()
                .newAccount()
                .email(registered)
                .withoutReminderQuestion()
                .site(recovery.site())
                .create();
        String typed = registered.replace("K", "\u212a");

        recovery.start(recovery.browser("owner"), typed);

        assertThat(recovery.news(account)).contains(registered).doesNotContain("\u212a");
        assertThat(mailed()).doesNotContain(typed);
        assertThat(recovery.browser("owner")
                        .open(recovery.site())
                        .signIn(typed, account.password())
                        .pageId())
                .isNotEqualTo("login-login");
    }

    private List<String> mailed() {
        return suite.mail().mails().stream().map(ReceivedMail::to).toList();
    }
}
