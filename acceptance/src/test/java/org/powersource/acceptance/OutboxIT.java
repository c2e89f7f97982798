package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.powersource.acceptance.suite.PasswordRecovery.NEW_PASSWORD;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.mail.MoodyMailServer;
import org.powersource.acceptance.mail.MoodyMailServer.Arrival;
import org.powersource.acceptance.mail.Timeline;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.devserver.Port;

/** Mails that the mail server takes, refuses, puts off, or loses; the notice of a new password stands for all. */
@OnTheSuite
class OutboxIT {

    /** The first pause of the retries is 10 s. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private static final Duration AFTER_A_PAUSE = Duration.ofSeconds(30);
    private static final Pattern MESSAGE_ID = Pattern.compile("(?m)^Message-ID: (\\S+)");

    private final Realm realm;
    private final Site site;

    OutboxIT(Suite suite) {
        this.realm = suite.variant("moody", file -> {});
        this.site = realm.site(Site.POWERSOURCE);
    }

    @Test
    void mailGoesToTheAddressAsItIsSpelledInTheReadersLanguage() {
        try (MoodyMailServer server = MoodyMailServer.onAFreePort()) {
            realm.sendMailsTo(server.port());
            Account account = realm.newAccount().attribute("locale", "fr").create();

            account.resetPassword(NEW_PASSWORD);

            Timeline.await(account, "accepted", SOON);
            assertThat(server.mails())
                    .singleElement()
                    .asString()
                    .contains("To: " + account.email())
                    .contains("Content-Language: fr")
                    .contains("Auto-Submitted: auto-generated");
        }
    }

    /** No matter how many a node sends at once. */
    @Test
    void mailsOfOneMomentShareConnections() {
        try (MoodyMailServer server = MoodyMailServer.onAFreePort()) {
            realm.sendMailsTo(server.port());
            List<Account> accounts =
                    Stream.generate(() -> realm.accountFor(site)).limit(20).toList();

            accounts.forEach(account -> account.resetPassword(NEW_PASSWORD));

            accounts.forEach(account -> Timeline.await(account, "accepted", SOON));
            assertThat(server.arrivals()).hasSize(accounts.size());
            assertThat(server.arrivals().stream().map(Arrival::connection).distinct())
                    .hasSizeLessThan(accounts.size() / 2);
        }
    }

    @Test
    void connectionThatTheMailServerHasEndedIsNotUsed() {
        try (MoodyMailServer server = MoodyMailServer.onAFreePort()) {
            realm.sendMailsTo(server.port());
            Account account = realm.accountFor(site);
            account.resetPassword(NEW_PASSWORD);
            Timeline.await(account, "accepted", SOON);
            Account next = realm.accountFor(site);

            server.stop();
            server.restart();
            next.resetPassword(NEW_PASSWORD);

            Timeline.await(next, "accepted", SOON);
            assertThat(Timeline.outcomes(Timeline.newest(next))).containsExactly("accepted");
        }
    }

    @Test
    void mailServerMayBeDownWhenTheMailIsRequested() {
        Port port = Port.free();
        realm.sendMailsTo(port.number());
        Account account = realm.accountFor(site);

        account.resetPassword(NEW_PASSWORD);

        Timeline.await(account, "retrying", SOON);
        assertThat(Timeline.newest(account).get("attempts").get(0).get("reply").asText())
                .isNotBlank();
        try (MoodyMailServer back = new MoodyMailServer(port.number()).start()) {
            Timeline.await(account, "accepted", AFTER_A_PAUSE);
            assertThat(back.mails()).hasSize(1);
        }
    }

    @Test
    void busyMailServerIsTriedAgain() {
        try (MoodyMailServer server = MoodyMailServer.onAFreePort().replies(451, "4.3.2 try again later")) {
            realm.sendMailsTo(server.port());
            Account account = realm.accountFor(site);

            account.resetPassword(NEW_PASSWORD);

            Timeline.await(account, "accepted", AFTER_A_PAUSE);
            JsonNode mail = Timeline.newest(account);
            assertThat(Timeline.outcomes(mail)).containsExactly("retrying", "accepted");
            assertThat(mail.at("/attempts/0/reply").asText()).contains("451", "4.3.2 try again later");
            assertThat(mail.at("/attempts/1/reply").asText()).startsWith("250");
        }
    }

    @Test
    void refusalIsFinalAndKept() {
        try (MoodyMailServer server = MoodyMailServer.onAFreePort().replies(550, "5.1.1 no such mailbox")) {
            realm.sendMailsTo(server.port());
            Account account = realm.accountFor(site);

            account.resetPassword(NEW_PASSWORD);

            Timeline.await(account, "refused", SOON);
            JsonNode mail = Timeline.newest(account);
            assertThat(Timeline.outcomes(mail)).containsExactly("refused");
            assertThat(mail.at("/attempts/0/reply").asText()).contains("550", "5.1.1 no such mailbox");
            assertThat(mail.get("accepted")).isNull();
            Eventually.until(
                    "on the record",
                    SOON,
                    () -> String.valueOf(account.admin().toRepresentation().getAttributes())
                            .contains("e-mail refused by the mail server"));
        }
    }

    @Test
    void requestDoesNotWaitForTheMailServer() {
        CountDownLatch thinking = new CountDownLatch(1);
        try (MoodyMailServer server = MoodyMailServer.onAFreePort().waitsFor(thinking)) {
            realm.sendMailsTo(server.port());
            Account account = realm.accountFor(site);

            account.resetPassword(NEW_PASSWORD);

            Eventually.until("being sent", SOON, () -> !server.mails().isEmpty());
            assertThat(Timeline.newest(account).get("state").asText()).isEqualTo("sending");
            thinking.countDown();
            Timeline.await(account, "accepted", SOON);
        }
    }

    @Test
    void mailThatWasPerhapsTakenComesAgainUnderTheSameId() {
        try (MoodyMailServer server = MoodyMailServer.onAFreePort().hangsUp()) {
            realm.sendMailsTo(server.port());
            Account account = realm.accountFor(site);

            account.resetPassword(NEW_PASSWORD);

            Timeline.await(account, "accepted", AFTER_A_PAUSE);
            assertThat(Timeline.outcomes(Timeline.newest(account))).containsExactly("retrying", "accepted");
            assertThat(server.mails()).hasSize(2);
            assertThat(messageId(server.mails().get(1)))
                    .isEqualTo(messageId(server.mails().get(0)));
        }
    }

    @Test
    void mailsOfARemovedAccountAreGone() {
        Port port = Port.free();
        realm.sendMailsTo(port.number());
        Account account = realm.accountFor(site);
        account.resetPassword(NEW_PASSWORD);
        Timeline.await(account, "retrying", SOON);

        account.admin().remove();

        try (MoodyMailServer back = new MoodyMailServer(port.number()).start()) {
            Account other = realm.accountFor(site);
            other.resetPassword(NEW_PASSWORD);
            Timeline.await(other, "accepted", AFTER_A_PAUSE);
            assertThat(back.mails()).noneMatch(mail -> mail.contains(account.email()));
        }
    }

    @Test
    void timelineIsForWhoMayViewTheAccount() {
        Account account = realm.accountFor(site);
        Site app = realm.newSite().create();
        Account teacher = realm.accountFor(app);
        String token = app.passwordGrant(teacher.email(), teacher.password())
                .json()
                .get("access_token")
                .toString();

        assertThat(Timeline.ask(realm, "?user=" + account.id(), token).statusCode())
                .isEqualTo(403);
        assertThat(Timeline.ask(realm, "?user=" + account.id(), "").statusCode())
                .isEqualTo(401);
    }

    @Test
    void timelineAnswersBadQuestionsClearly() {
        HttpResponse<String> nobody = Timeline.ask(realm, "", realm.adminToken());
        assertThat(nobody.statusCode()).isEqualTo(400);
        assertThat(nobody.body()).contains("user");
        assertThat(Timeline.ask(realm, "?user=no-such-user", realm.adminToken()).statusCode())
                .isEqualTo(403);
        assertThat(Timeline.ask(realm, "?user=x&first=abc", realm.adminToken()).statusCode())
                .isBetween(400, 404);
    }

    @Test
    void timelineIsPagedNewestFirst() {
        try (MoodyMailServer server = MoodyMailServer.onAFreePort()) {
            realm.sendMailsTo(server.port());
            Account account = realm.accountFor(site);
            account.resetPassword(NEW_PASSWORD);
            Timeline.await(account, "accepted", SOON);
            String first = Timeline.newest(account).get("id").asText();
            account.resetPassword(NEW_PASSWORD);
            Timeline.await(account, "accepted", SOON);

            JsonNode second =
                    Timeline.read(Timeline.ask(realm, "?user=" + account.id() + "&first=1&max=1", realm.adminToken())
                            .body());

            assertThat(second).hasSize(1);
            assertThat(second.get(0).get("id").asText()).isEqualTo(first);
        }
    }

    @Test
    void neitherRowNorMailHoldsAPassword() {
        try (MoodyMailServer server = MoodyMailServer.onAFreePort()) {
            realm.sendMailsTo(server.port());
            Account account = realm.accountFor(site);
            account.resetPassword(NEW_PASSWORD);
            Timeline.await(account, "accepted", SOON);

            assertThat(Timeline.newest(account).toString()).doesNotContain(NEW_PASSWORD);
            assertThat(server.mails()).noneMatch(mail -> mail.contains(NEW_PASSWORD));
        }
    }

    private static String messageId(String mail) {
        Matcher id = MESSAGE_ID.matcher(mail);
        assertThat(id.find()).isTrue();
        return id.group(1);
    }
}
