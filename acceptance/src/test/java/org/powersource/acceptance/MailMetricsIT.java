package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Suite;
import org.powersource.devserver.Port;

/** What the server's metrics say of a mail before and after. {@code OutboxMetersTest} has more situations. */
@OnTheSuite
@Isolated("reads metrics of all realms")
class MailMetricsIT {

    private static final String ROWS = "powersource_mail_rows";
    private static final String OLDEST = "powersource_mail_oldest_open_seconds";
    private static final String TRIES = "powersource_mail_attempts_total";
    private static final String DISCARDED = "powersource_mail_discarded_total";
    private static final String ACCEPTANCE = "powersource_mail_acceptance_seconds";

    /** Gauges are read each ten seconds. */
    private static final Duration SAMPLED = Duration.ofSeconds(40);

    private final Suite suite;

    MailMetricsIT(Suite suite) {
        this.suite = suite;
    }

    /** The reminder and the end of the link are planned for days later. */
    @Test
    void invitationIsOneTryAndItsReminderDoesNotWait() {
        Invitation invitation = Invitation.in(suite);
        double planned = suite.gauge(ROWS, "state=\"planned\"");
        double tries = suite.metric(TRIES, "kind=\"activation-link\"", "outcome=\"accepted\"");
        double seconds = suite.metric(ACCEPTANCE + "_sum", "kind=\"activation-link\"");

        invitation.link(invitation.account());

        Eventually.until("planned", SAMPLED, () -> suite.gauge(ROWS, "state=\"planned\"") > planned);
        assertThat(suite.gauge(OLDEST, "state=\"queued\"")).isLessThan(60);
        assertThat(suite.metric(TRIES, "kind=\"activation-link\"", "outcome=\"accepted\""))
                .isEqualTo(tries + 1);
        assertThat(suite.metric(ACCEPTANCE + "_sum", "kind=\"activation-link\""))
                .isBetween(seconds, seconds + 20);
    }

    /** Of the owner's two requests, the link is a try, and the row of the typed address is discarded: the account is open. */
    @Test
    void unknownAddressIsNeitherATryNorDiscarded() {
        PasswordRecovery recovery = PasswordRecovery.in(suite);
        Account account = recovery.account();
        double tries = recoveryTries();
        double discarded = suite.metric(DISCARDED, "kind=\"recovery-news\"");

        recovery.answer(recovery.start(recovery.browser("stranger"), "nobody@nowhere.example"), "Anything");
        recovery.start(recovery.browser("stranger"), "nobody.else@nowhere.example");
        // The outbox looks addresses up in the order of the requests: the strangers' rows are gone before the owner's
        // mail comes.
        recovery.askForMail(recovery.browser("owner"), account);
        recovery.await(account, PasswordRecovery.LINK_SUBJECT);

        Eventually.until(
                "counted",
                SAMPLED,
                () -> recoveryTries() > tries && suite.metric(DISCARDED, "kind=\"recovery-news\"") > discarded);
        assertThat(recoveryTries()).isEqualTo(tries + 1);
        assertThat(suite.metric(DISCARDED, "kind=\"recovery-news\"")).isEqualTo(discarded + 1);
    }

    private double recoveryTries() {
        return suite.metric(TRIES, "kind=\"reset-link\"") + suite.metric(TRIES, "kind=\"recovery-news\"");
    }

    @Test
    void mailServerThatIsAwayShowsInTriesAndAges() {
        Port nobody = Port.free();
        Invitation invitation =
                Invitation.in(suite, "mail-server-away", file -> file.sendsMailTo("localhost", nobody.number()));
        double unreached = suite.metric(TRIES, "kind=\"activation-link\"", "outcome=\"unreached\"");
        double retrying = suite.gauge(ROWS, "state=\"retrying\"");

        Account account = invitation.account();

        Eventually.until("retrying", SAMPLED, () -> suite.gauge(ROWS, "state=\"retrying\"") > retrying);
        Eventually.until("its age", SAMPLED, () -> suite.gauge(OLDEST, "state=\"retrying\"") > 0);
        assertThat(suite.metric(TRIES, "kind=\"activation-link\"", "outcome=\"unreached\""))
                .isGreaterThan(unreached);
        account.admin().remove();
        Eventually.until("gone with its account", SAMPLED, () -> suite.gauge(ROWS, "state=\"retrying\"") <= retrying);
    }
}
