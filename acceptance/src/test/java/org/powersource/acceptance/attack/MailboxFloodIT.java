package org.powersource.acceptance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.RealmRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.RealmFile;
import org.powersource.acceptance.suite.Suite;

/** A mailbox gets so many mails an hour that others can have sent, whichever doors they use. */
@OnTheSuite
class MailboxFloodIT {

    private static final int MOST = 3;
    private static final int TIMES = 2 * MOST;
    /** The last one is left to who knows the answer. */
    private static final int NEWS = MOST - 1;

    private final Suite suite;

    MailboxFloodIT(Suite suite) {
        this.suite = suite;
    }

    private static void limited(RealmFile file) {
        PasswordRecovery.mailOption(file, "mailsPerHour", Integer.toString(MOST));
        Invitation.option(file, "mailsPerHour", Integer.toString(MOST));
    }

    /** News, activation, and the link itself for who knows the answer: of these the last is left to the link. */
    @Test
    void allDoorsOfForgotMyPasswordTogether() {
        PasswordRecovery recovery = PasswordRecovery.in(suite, "flooded", MailboxFloodIT::limited);
        Account account = recovery.account();
        everySecond(time -> {
            recovery.start(recovery.browser("flooder"), account.email().toLowerCase(Locale.ROOT));
            recovery.start(recovery.browser("flooder"), account.email().toUpperCase(Locale.ROOT))
                    .press("resend-activation");
            recovery.start(recovery.browser("flooder"), account.email()).press("resend-activation");
        });
        assertThat(recovery.mailed(account)).hasSize(NEWS).containsOnly("recovery-news");

        everySecond(time -> recovery.askForMail(recovery.browser("owner"), account));
        assertThat(recovery.mailed(account)).hasSize(MOST).startsWith("reset-link");
        assertThat(suite.mail().mailsTo(account.email())).hasSize(MOST);
    }

    /** Beside the one that nobody asked for. */
    @Test
    void allDoorsOfAnInactiveAccountTogether() {
        Invitation invitation = Invitation.in(suite, "flooded-activation", file -> {
            PasswordRecovery.mailOption(
                    PasswordRecovery.mailOption(file, "mailsPerHourAndClient", "10000"), "cooldownSeconds", "1");
            limited(file);
        });
        Account account = invitation.accountWithPassword();
        String link = invitation.link(account);
        AtomicReference<Answer> early = new AtomicReference<>(invitation
                .browser("early")
                .open(invitation.site())
                .signIn(account)
                .press("resend-activation"));
        invitation.await(account, Invitation.SUBJECT, 2);
        AtomicReference<Answer> superseded =
                new AtomicReference<>(invitation.browser("old mail").open(link));

        everySecond(time -> {
            Answer question = invitation
                    .browser("flooder")
                    .open(invitation.site())
                    .click("#kc-forgot-password")
                    .submit("#kc-reset-password-form", "username", account.email());
            question.press("resend-activation").press("send-again");
            early.updateAndGet(page -> page.press("send-again"));
            superseded.updateAndGet(page -> page.press("send-again"));
        });

        Eventually.until(
                "settled",
                Invitation.SOON,
                () -> invitation.rows(account).stream()
                        .filter(row -> row.get("kind").asText().matches("recovery-news|activation-link"))
                        .noneMatch(row -> row.get("state").asText().matches("queued|sending")));
        assertThat(invitation.mails(account, Invitation.SUBJECT)).hasSize(MOST + 1);
    }

    /** What can't be written at first goes later, when nothing is counted any more. */
    @Test
    void mailsThatCouldNotBeWrittenAreCounted() {
        PasswordRecovery recovery = PasswordRecovery.in(suite, "flooded-unwritten", MailboxFloodIT::limited);
        Account account = recovery.account();
        useMailTheme("broken", recovery);
        Answer sent = recovery.askForMail(recovery.browser("owner"), account);
        long cooledDown = System.nanoTime() + 1_100_000_000L;
        awaitPutOff(recovery, account, 1);
        Eventually.until("a second later", PasswordRecovery.SOON, () -> System.nanoTime() >= cooledDown);
        sent.press("send-again");
        awaitPutOff(recovery, account, NEWS);
        useMailTheme(Realm.NAME, recovery);

        recovery.start(recovery.browser("flooder"), account.email().toLowerCase(Locale.ROOT));

        assertThat(recovery.mailed(account))
                .as("its timeline: %s", recovery.rows(account))
                .hasSize(NEWS)
                .containsOnly("reset-link");
    }

    private static void awaitPutOff(PasswordRecovery recovery, Account account, int mails) {
        Eventually.until(
                "put off: " + mails,
                PasswordRecovery.SOON,
                () -> recovery.rows(account).stream()
                                .filter(row -> row.get("state").asText().equals("retrying"))
                                .count()
                        == mails);
    }

    /** The theme {@code broken} of {@code src/test/themes} has a mail that can't be written. */
    private static void useMailTheme(String theme, PasswordRecovery recovery) {
        RealmRepresentation realm = recovery.realm().admin().toRepresentation();
        realm.setEmailTheme(theme);
        recovery.realm().admin().update(realm);
    }

    /** Time for the cool-down to end in between, and for all that was asked for to be on its way. */
    private static void everySecond(Consumer<Integer> attempt) {
        for (int time = 0; time < TIMES; time++) {
            long next = System.nanoTime() + 1_100_000_000L;
            attempt.accept(time);
            Eventually.until("a second later", PasswordRecovery.SOON, () -> System.nanoTime() >= next);
        }
    }

    /** One account, one count: no spelling of it has its own. */
    @Test
    void spellingsShareTheCount() {
        PasswordRecovery recovery = PasswordRecovery.in(suite, "flooded", MailboxFloodIT::limited);
        Account account = recovery.realm()
                .newAccount()
                .withoutReminderQuestion()
                .site(recovery.site())
                .create();
        everySecond(time -> {
            String spelling = account.email().substring(0, time + 1).toUpperCase(Locale.ROOT)
                    + account.email().substring(time + 1).toLowerCase(Locale.ROOT);
            recovery.start(recovery.browser("flooder"), spelling);
        });

        assertThat(recovery.mailed(account)).isNotEmpty();
        assertThat(recovery.rows(account))
                .as("one row for each request that was let through")
                .hasSize(MOST);
    }
}
