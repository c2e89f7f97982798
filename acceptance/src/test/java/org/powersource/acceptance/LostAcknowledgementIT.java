package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.powersource.acceptance.suite.PasswordRecovery.NEW_PASSWORD;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.mail.MoodyMailServer;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.Nightly;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Suite;

/** Links of mails that arrived though the mail server said nothing of it, or something else: both copies work, and none for ever. */
@Nightly
@OnTheSuite
class LostAcknowledgementIT {

    /** The first pause of the retries is 10 s. */
    private static final Duration AFTER_A_PAUSE = Duration.ofSeconds(30);

    private static final Duration AFTER_A_MINUTE = Duration.ofSeconds(100);
    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"<>]+/go/[0-9A-Za-z]{22}");
    private static final Pattern PASSWORD = Pattern.compile("(?m)^[A-Z2-9][A-Za-z2-9-]{20,}$");
    private static final String FORM = "login-login-update-password";
    private static final String ENDED = "login-reset-link-ended";

    private static final Set<String> KINDS = Set.of("reset-link", "temporary-password");

    private final Suite suite;

    LostAcknowledgementIT(Suite suite) {
        this.suite = suite;
    }

    @Test
    void bothCopiesWorkUntilOneIsUsed() {
        PasswordRecovery recovery = PasswordRecovery.in(suite, "lost-twice", file -> {});
        try (MoodyMailServer server = MoodyMailServer.onAFreePort().hangsUp()) {
            recovery.realm().sendMailsTo(server.port());
            Account account = recovery.account();
            recovery.askForMail(recovery.browser("owner"), account);
            awaitState(recovery, account, "accepted");
            List<String> copies = links(server);
            assertThat(copies).hasSize(2).doesNotHaveDuplicates();

            assertThat(copies)
                    .allSatisfy(
                            link -> assertThat(open(recovery, link).pageId()).isEqualTo(FORM));
            recovery.choose(open(recovery, copies.get(0)), NEW_PASSWORD);

            assertThat(copies)
                    .allSatisfy(link -> assertThat(open(recovery, link).text()).contains("used already"));
        }
    }

    @Test
    void bothCopiesActivateUntilAnotherMailIsThere() {
        Invitation invitation = Invitation.in(suite, "lost-invitation", file -> {});
        try (MoodyMailServer server = MoodyMailServer.onAFreePort().hangsUp()) {
            invitation.realm().sendMailsTo(server.port());
            Account account = invitation.account();
            invitation.awaitState(account, "retrying");
            Eventually.until(
                    "accepted", AFTER_A_PAUSE, () -> invitation.state(account).equals("accepted"));
            List<String> copies = links(server);
            assertThat(copies).hasSize(2).doesNotHaveDuplicates();
            assertThat(copies)
                    .allSatisfy(link -> assertThat(
                                    invitation.browser("owner").open(link).pageId())
                            .isEqualTo("login-activate"));

            account.admin().executeActionsEmail(List.of(Invitation.ACTION));
            Eventually.until("another mail", AFTER_A_PAUSE, () -> links(server).size() == 3);
            invitation.awaitState(account, "accepted");

            assertThat(copies)
                    .allSatisfy(link -> assertThat(
                                    invitation.browser("owner").open(link).text())
                            .contains("newer activation e-mail"));
            invitation.activate(invitation.browser("owner").open(links(server).get(2)), Invitation.PASSWORD);
            assertThat(invitation.isActive(account)).isTrue();
        }
    }

    /** The second try is refused: there is nothing more to send, and the copy that arrived ends when it would have ended. */
    @Test
    void linkOfAMailThatIsRefusedAfterwardsEnds() {
        PasswordRecovery brief = PasswordRecovery.in(
                suite, "lost-and-refused", file -> PasswordRecovery.mailOption(file, "linkMinutes", "1"));
        try (MoodyMailServer server = MoodyMailServer.onAFreePort().hangsUp().replies(550, "5.1.1 no such mailbox")) {
            brief.realm().sendMailsTo(server.port());
            Account account = brief.account();
            brief.askForMail(brief.browser("owner"), account);
            awaitState(brief, account, "refused");

            Eventually.until(
                    "ended",
                    AFTER_A_MINUTE,
                    () -> links(server).stream()
                            .allMatch(link -> open(brief, link).pageId().equals(ENDED)));
        }
    }

    @Test
    void linkOfAMailThatIsRefusedAtOnceNeverWorks() {
        PasswordRecovery recovery = PasswordRecovery.in(suite, "refused-link", file -> {});
        try (MoodyMailServer server = MoodyMailServer.onAFreePort().replies(550, "5.7.1 spam")) {
            recovery.realm().sendMailsTo(server.port());
            Account account = recovery.account();
            recovery.askForMail(recovery.browser("owner"), account);
            awaitState(recovery, account, "refused");

            assertThat(open(recovery, links(server).get(0)).pageId()).isEqualTo(ENDED);
        }
    }

    @Test
    void bothCopiesOfATemporaryPasswordWork() {
        PasswordRecovery recovery = temporaryPasswords("lost-password");
        try (MoodyMailServer server = MoodyMailServer.onAFreePort().hangsUp()) {
            recovery.realm().sendMailsTo(server.port());
            Account account = recovery.account();
            recovery.askForMail(recovery.browser("owner"), account);
            awaitState(recovery, account, "accepted");
            List<String> copies = found(server, PASSWORD);
            assertThat(copies).hasSize(2).doesNotHaveDuplicates();

            assertThat(copies)
                    .allSatisfy(password -> assertThat(
                                    signIn(recovery, account, password).pageId())
                            .isEqualTo(FORM));
            recovery.choose(signIn(recovery, account, copies.get(0)), NEW_PASSWORD);

            assertThat(copies)
                    .allSatisfy(password -> assertThat(
                                    signIn(recovery, account, password).pageId())
                            .isEqualTo("login-login"));
        }
    }

    @Test
    void temporaryPasswordOfAMailThatIsRefusedNeverWorks() {
        PasswordRecovery recovery = temporaryPasswords("refused-password");
        try (MoodyMailServer server = MoodyMailServer.onAFreePort().replies(550, "5.7.1 spam")) {
            recovery.realm().sendMailsTo(server.port());
            Account account = recovery.account();
            recovery.askForMail(recovery.browser("owner"), account);
            awaitState(recovery, account, "refused");

            assertThat(signIn(recovery, account, found(server, PASSWORD).get(0)).pageId())
                    .isEqualTo("login-login");
        }
    }

    private PasswordRecovery temporaryPasswords(String name) {
        return PasswordRecovery.in(
                suite, name, file -> PasswordRecovery.mailOption(file, "delivery", "temporary-password"));
    }

    private static Answer signIn(PasswordRecovery recovery, Account account, String password) {
        return recovery.browser("owner").open(recovery.site()).signIn(account.email(), password);
    }

    /** Another password ends what was mailed before, and stops what was not mailed yet. */
    @Test
    void anotherPasswordEndsAMailOnItsWay() {
        PasswordRecovery recovery = PasswordRecovery.in(suite, "lost-and-changed", file -> {});
        try (MoodyMailServer server = MoodyMailServer.onAFreePort().hangsUp()) {
            recovery.realm().sendMailsTo(server.port());
            Account account = recovery.account();
            recovery.askForMail(recovery.browser("owner"), account);
            awaitState(recovery, account, "retrying");
            account.resetPassword("By-An-Administrator-2026");

            assertThat(open(recovery, links(server).get(0)).pageId()).isEqualTo(ENDED);
            awaitState(recovery, account, "discarded");
            assertThat(links(server)).hasSize(1);
        }
    }

    private static Answer open(PasswordRecovery recovery, String link) {
        return recovery.browser("phone").open(link);
    }

    private static List<String> links(MoodyMailServer server) {
        return found(server, LINK);
    }

    /** In each mail that came, oldest first. */
    private static List<String> found(MoodyMailServer server, Pattern secret) {
        return server.mails().stream()
                .map(mail -> secret.matcher(mail.replace("=\r\n", "").replace("\r", "")))
                .filter(Matcher::find)
                .map(Matcher::group)
                .toList();
    }

    private static void awaitState(PasswordRecovery recovery, Account account, String state) {
        Eventually.until(
                state,
                AFTER_A_PAUSE,
                () -> recovery.rows(account).stream()
                        .filter(row -> KINDS.contains(row.get("kind").asText()))
                        .map(row -> row.get("state"))
                        .map(JsonNode::asText)
                        .anyMatch(state::equals));
    }
}
