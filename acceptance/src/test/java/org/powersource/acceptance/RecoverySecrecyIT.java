package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Suite;

/** Forgot My Password is alike for everybody; the truth goes to the owner by mail. */
@OnTheSuite
class RecoverySecrecyIT {

    private final PasswordRecovery recovery;

    RecoverySecrecyIT(Suite suite) {
        this.recovery = PasswordRecovery.in(suite);
    }

    /** Accounts whose way back isn't the question. */
    private record Special(Account disabled, Account contact, Account unasked, Account inactive) {

        Stream<Account> all() {
            return Stream.of(disabled, contact, unasked, inactive);
        }
    }

    private Special special() {
        Account disabled = recovery.account();
        UserRepresentation off = disabled.admin().toRepresentation();
        off.setEnabled(false);
        disabled.admin().update(off);
        Account contact = recovery.account();
        contact.admin()
                .roles()
                .realmLevel()
                .add(List.of(recovery.realm()
                        .admin()
                        .roles()
                        .get("technical-contact")
                        .toRepresentation()));
        return new Special(
                disabled,
                contact,
                recovery.realm().newAccount().withoutReminderQuestion().create(),
                recovery.realm().newAccount().inactive().create());
    }

    @Test
    void ownerIsToldTheTruthByMail() {
        Account spelled = recovery.account();
        recovery.start(recovery.browser("spelling"), spelled.email().replace("Pat", "PAT"));
        assertThat(recovery.news(spelled)).contains("capital letters were different", spelled.email());

        Special special = special();
        special.all().forEach(account -> recovery.start(recovery.browser("truth"), account.email()));

        assertThat(recovery.news(special.disabled())).contains("has been disabled");
        assertThat(recovery.news(special.contact())).contains("manage other people's accounts");
        assertThat(recovery.news(special.unasked())).contains("no reminder question");
        Stream.of(special.disabled(), special.contact(), special.unasked())
                .forEach(account -> assertThat(recovery.mailed(account)).containsExactly("recovery-news"));
        Eventually.until(
                "an activation mail when the account was made, and another one",
                PasswordRecovery.SOON,
                () -> recovery.mails(special.inactive(), Invitation.SUBJECT).size() == 2);
    }

    @Test
    void activeAccountIsToldThatThereIsNothingToActivate(HttpBrowser browser) {
        Account account = recovery.account();

        Answer sent = recovery.start(browser, account.email()).press("resend-activation");

        assertThat(sent.pageId()).isEqualTo("login-reset-mail-sent");
        assertThat(recovery.news(account)).contains("nothing to activate", account.email());
    }

    /** Otherwise the button would be a way around the question. */
    @Test
    void activationMailCanBeSentAgainButNeverBecomesALink(HttpBrowser browser) {
        Account account = recovery.account();
        Answer sent = recovery.start(browser, account.email()).press("resend-activation");

        recovery.sendAgain(sent, account, PasswordRecovery.NEWS_SUBJECT, 2);

        assertThat(recovery.mailed(account)).isNotEmpty().containsOnly("recovery-news");
    }

    @Test
    void newsAreNotRepeatedByTheActivationButton(Suite suite, HttpBrowser browser) {
        PasswordRecovery patient = PasswordRecovery.in(
                suite, "patient", file -> PasswordRecovery.mailOption(file, "cooldownSeconds", "60"));
        Account unasked = patient.realm().newAccount().withoutReminderQuestion().create();

        patient.start(browser, unasked.email()).press("resend-activation");

        assertThat(patient.mailed(unasked)).containsExactly("recovery-news");
    }

    @Test
    void rightAnswerOpensNothingForAContact() {
        Account contact = special().contact();
        Answer asked = recovery.askForMail(recovery.browser("contact"), contact);

        assertThat(asked.pageId()).isEqualTo("login-reminder-question");
        assertThat(recovery.news(contact)).isNotEmpty();
        assertThat(recovery.mailed(contact)).containsExactly("recovery-news");
    }

    @Test
    void mailsAreLimitedForAnAddressAndTheirPageStaysTheSame(Suite suite, HttpBrowser browser) {
        PasswordRecovery strict = PasswordRecovery.in(
                suite,
                "strict",
                file -> PasswordRecovery.mailOption(
                        PasswordRecovery.mailOption(file, "cooldownSeconds", "1"), "mailsPerHour", "2"));
        Account account = strict.account();
        Answer sent = strict.askForMail(browser, account);
        strict.link(account);
        AtomicReference<Answer> page =
                new AtomicReference<>(strict.sendAgain(sent, account, PasswordRecovery.LINK_SUBJECT, 2));

        List<String> pages = IntStream.range(0, 5)
                .mapToObj(i -> page.updateAndGet(answer -> answer.press("send-again")))
                .map(answer -> answer.withoutRandomValues(account.email()))
                .distinct()
                .toList();

        assertThat(pages).hasSize(1);
        assertThat(strict.mailed(account)).containsExactly("reset-link", "reset-link");
    }

    @Test
    void mailsAreLimitedForAClientAddress(Suite suite) {
        PasswordRecovery strict = PasswordRecovery.in(
                suite, "one-client", file -> PasswordRecovery.mailOption(file, "mailsPerHourAndClient", "4"));
        // Each asks twice: once with the address, once with the answer.
        List<Account> accounts =
                IntStream.range(0, 3).mapToObj(i -> strict.account()).toList();
        accounts.forEach(account -> assertThat(
                        strict.askForMail(strict.browser("one"), account).pageId())
                .isEqualTo("login-reset-mail-sent"));

        assertThat(accounts.stream().map(strict::mailed))
                .containsExactly(List.of("reset-link"), List.of("reset-link"), List.of());

        List<String> pages = Stream.of(accounts.get(2).email(), NewAccount.address("No.Body"))
                .map(address -> strict.start(strict.browser("one"), address))
                .map(page -> page.pageId() + ": " + page.text("#client-limit"))
                .toList();
        assertThat(pages)
                .hasSize(2)
                .allSatisfy(page -> assertThat(page)
                        .startsWith("login-reminder-question: Too many e-mails were requested from your network"));
    }

    /** Or a stranger at another client could use an address up for its owner. */
    @Test
    void mailRefusedForItsClientCountsNowhereElse(Suite suite) {
        PasswordRecovery strict = PasswordRecovery.in(
                suite,
                "client-first",
                file -> PasswordRecovery.mailOption(
                        PasswordRecovery.mailOption(file, "mailsPerHourAndClient", "1"), "cooldownSeconds", "3600"));
        strict.start(strict.browser("one"), NewAccount.address("No.Body"));
        Account unasked = strict.realm().newAccount().withoutReminderQuestion().create();
        assertThat(strict.start(strict.browser("one"), unasked.email()).has("#client-limit"))
                .isTrue();

        strict.set("mailsPerHourAndClient", "100");

        assertThat(strict.start(strict.browser("one"), unasked.email()).has("#client-limit"))
                .isFalse();
        assertThat(strict.news(unasked)).contains("no reminder question");
    }

    @Test
    void answerInNoLetterCaseIsKeptOutOfThePage(HttpBrowser browser) {
        Account account = recovery.account();

        Answer wrong = recovery.answer(recovery.start(browser, account.email()), "Perhaps This One");

        assertThat(wrong.body()).doesNotContain("Perhaps This One").doesNotContain(NewAccount.ANSWER + "\"");
    }
}
