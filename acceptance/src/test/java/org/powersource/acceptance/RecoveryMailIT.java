package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.mail.MoodyMailServer;
import org.powersource.acceptance.mail.Timeline;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Suite;
import org.powersource.devserver.MailServer;
import org.powersource.devserver.Port;
import org.powersource.devserver.ReceivedMail;

/** The way back with a mail server that has a bad day. */
@OnTheSuite
class RecoveryMailIT {

    private static final Duration AFTER_A_PAUSE = Duration.ofSeconds(30);
    private static final Map<String, String> SHORT_TIME_OUT = Map.of("timeout", "1000");

    private static final Duration LINK_LIFE = Duration.ofHours(1);

    private final PasswordRecovery recovery;

    RecoveryMailIT(Suite suite) {
        this.recovery = PasswordRecovery.in(suite, "bad-day", file -> {});
    }

    @Test
    void mailServerMayBeDownWhenTheLinkIsAskedForAndTheLinkLivesFromTheMailOn(HttpBrowser browser) {
        Port port = Port.free();
        recovery.realm().sendMailsTo(port.number(), SHORT_TIME_OUT);
        Account account = recovery.account();

        assertThat(recovery.askForMail(browser, account).pageId()).isEqualTo("login-reset-mail-sent");
        awaitState(account, "retrying");
        try (MailServer back = MailServer.start(port)) {
            awaitState(account, "accepted");
            JsonNode mail = Timeline.newest(account);
            long accepted = mail.get("accepted").asLong();
            assertThat(accepted).isGreaterThan(mail.get("requested").asLong() + 9_000);
            assertThat(mail.get("expires").asLong() - accepted).isEqualTo(LINK_LIFE.toMillis());
            ReceivedMail received = back.mailsTo(account.email()).get(0);
            Answer form = browser.open(received.links().get(0));
            assertThat(form.pageId()).isEqualTo("login-login-update-password");
        }
    }

    /** Grey-listing, as most mail servers do it. */
    @Test
    void recipientThatIsPutOffIsTriedAgain(HttpBrowser browser) {
        try (MoodyMailServer server = MoodyMailServer.onAFreePort().saysToRecipient(450, "4.2.0 greylisted")) {
            recovery.realm().sendMailsTo(server.port(), SHORT_TIME_OUT);
            Account account = recovery.account();
            recovery.askForMail(browser, account);

            awaitState(account, "accepted");

            JsonNode mail = Timeline.newest(account);
            assertThat(Timeline.outcomes(mail)).containsExactly("retrying", "accepted");
            assertThat(mail.at("/attempts/0/reply").asText()).contains("450", "4.2.0 greylisted");
        }
    }

    @Test
    void unknownRecipientIsNotTriedAgain(HttpBrowser browser) {
        try (MoodyMailServer server = MoodyMailServer.onAFreePort().saysToRecipient(550, "5.1.1 unknown")) {
            recovery.realm().sendMailsTo(server.port(), SHORT_TIME_OUT);
            Account account = recovery.account();
            recovery.askForMail(browser, account);

            awaitState(account, "refused");

            assertThat(Timeline.outcomes(Timeline.newest(account))).containsExactly("refused");
            assertThat(Timeline.newest(account).at("/attempts/0/reply").asText())
                    .contains("550", "5.1.1 unknown");
        }
    }

    @Test
    void mailServerThatThinksTooLongIsTriedAgain(HttpBrowser browser) {
        try (MoodyMailServer server = MoodyMailServer.onAFreePort().takes(Duration.ofSeconds(3))) {
            recovery.realm().sendMailsTo(server.port(), SHORT_TIME_OUT);
            Account account = recovery.account();
            recovery.askForMail(browser, account);

            awaitState(account, "retrying");
            server.takes(Duration.ZERO);

            awaitState(account, "accepted");
            assertThat(Timeline.outcomes(Timeline.newest(account))).containsExactly("retrying", "accepted");
        }
    }

    private void awaitState(Account account, String state) {
        Eventually.until(state, AFTER_A_PAUSE, () -> resetMail(account, state));
    }

    /** Which is the account's once the outbox has found out whose address was typed. */
    private boolean resetMail(Account account, String state) {
        JsonNode mail = Timeline.newest(account);
        return mail != null
                && mail.get("kind").asText().equals("reset-link")
                && mail.get("state").asText().equals(state);
    }
}
