package org.powersource.acceptance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.WayBack;
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
    private final WayBack wayBack;

    LookalikeAddressIT(Suite suite) {
        this.suite = suite;
        this.wayBack = WayBack.in(suite);
    }

    /** Even with the owner's answer. */
    @Test
    void noneIsTakenForTheAccountOrGetsAMail() {
        Account account = wayBack.account();

        for (UnaryOperator<String> lookalike : LOOKALIKES) {
            String typed = lookalike.apply(account.email());
            assertThat(wayBack.browser("stranger")
                            .open(wayBack.site())
                            .signIn(typed, account.password())
                            .location())
                    .as(typed)
                    .isNull();
            Answer next = wayBack.start(wayBack.browser("stranger"), typed);
            if (next.pageId().equals("login-reminder-question")) {
                assertThat(wayBack.answer(next, NewAccount.ANSWER).pageId()).isEqualTo("login-reminder-question");
                wayBack.start(wayBack.browser("stranger"), typed).press("resend-activation");
            }
        }

        assertThat(wayBack.mailed(account)).isEmpty();
        assertThat(mailed()).noneMatch(address -> address.contains("evil"));
    }

    /** It comes along when an address is copied: the address is the owner's, and the mail goes to it as registered. */
    @Test
    void invisibleCharacterAtAnEndDoesNotCount() {
        Account account = wayBack.account();

        wayBack.answer(wayBack.start(wayBack.browser("owner"), "\ufeff" + account.email()), NewAccount.ANSWER);

        assertThat(wayBack.await(account, WayBack.LINK_SUBJECT).text()).contains(account.email());
        assertThat(mailed()).noneMatch(address -> address.contains("\ufeff"));
    }

    /** The Kelvin sign is the letter K (Unicode's normal form NFC): the same address. The mail goes to it as registered. */
    @Test
    void signThatIsALetterIsTheOwnersAddress() {
        String registered = NewAccount.address("Kim");
        Account account = wayBack.realm()
                .newAccount()
                .email(registered)
                .withoutReminderQuestion()
                .site(wayBack.site())
                .create();
        String typed = registered.replace("K", "\u212a");

        wayBack.start(wayBack.browser("owner"), typed);

        assertThat(wayBack.news(account)).contains(registered).doesNotContain("\u212a");
        assertThat(mailed()).doesNotContain(typed);
        assertThat(wayBack.browser("owner")
                        .open(wayBack.site())
                        .signIn(typed, account.password())
                        .pageId())
                .isNotEqualTo("login-login");
    }

    private List<String> mailed() {
        return suite.mail().mails().stream().map(ReceivedMail::to).toList();
    }
}
