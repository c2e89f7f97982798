package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
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
@Isolated("counts the mails that the server is sending")
class OutboxIT {

    /** The first pause of the retries is 10 s. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private static final Duration AFTER_A_PAUSE = Duration.ofSeconds(30);
    private static final Pattern MESSAGE_ID = Pattern.compile("(?m)^Message-ID: (\\S+)");

    private final Suite suite;
    private final Realm realm;
    private final Site site;

    OutboxIT(Suite suite) {
        this.suite = suite;
        this.realm = suite.variant("moody", file -> {});
        this.site = realm.site(Site.POWERSOURCE);
    }

    @Test
    void mailGoesToTheAddressAsItIsSpelledInTheReadersLanguage() {
        try (MoodyMailServer server = MoodyMailServer.onAFreePort()) {
            sendMailsTo(server);
            Account account = realm.newAccount().attribute("locale", "fr").create();

            changePassword(account);

            awaitState(account, "accepted", SOON);
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
            sendMailsTo(server);
            List<Account> accounts =
                    Stream.generate(() -> realm.accountFor(site)).limit(20).toList();

            accounts.forEach(this::changePassword);

            accounts.forEach(account -> awaitState(account, "accepted", SOON));
            assertThat(server.arrivals()).hasSize(accounts.size());
            assertThat(server.arrivals().stream().map(Arrival::connection).distinct())
                    .hasSizeLessThan(accounts.size() / 2);
        }
    }

    @Test
    void connectionThatTheMailServerHasEndedIsNotUsed() {
        try (MoodyMailServer server = MoodyMailServer.onAFreePort()) {
            sendMailsTo(server);
            Account account = realm.accountFor(site);
            changePassword(account);
            awaitState(account, "accepted", SOON);
            Account next = realm.accountFor(site);

            server.stop();
            server.restart();
            changePassword(next);

            awaitState(next, "accepted", SOON);
            assertThat(Timeline.outcomes(newest(next))).containsExactly("accepted");
        }
    }

    @Test
    void mailServerMayBeDownWhenTheMailIsRequested() {
        Port port = Port.free();
        sendMailsTo(port.number());
        Account account = realm.accountFor(site);

        changePassword(account);

        awaitState(account, "retrying", SOON);
        assertThat(newest(account).get("attempts").get(0).get("reply").asText()).isNotBlank();
        try (MoodyMailServer back = new MoodyMailServer(port.number()).start()) {
            awaitState(account, "accepted", AFTER_A_PAUSE);
            assertThat(back.mails()).hasSize(1);
        }
    }

    @Test
    void busyMailServerIsTriedAgain() {
        try (MoodyMailServer server = MoodyMailServer.onAFreePort().replies(451, "4.3.2 try again later")) {
            sendMailsTo(server);
            Account account = realm.accountFor(site);

            changePassword(account);

            awaitState(account, "accepted", AFTER_A_PAUSE);
            JsonNode mail = newest(account);
            assertThat(Timeline.outcomes(mail)).containsExactly("retrying", "accepted");
            assertThat(mail.at("/attempts/0/reply").asText()).contains("451", "4.3.2 try again later");
            assertThat(mail.at("/attempts/1/reply").asText()).startsWith("250");
        }
    }

    @Test
    void refusalIsFinalAndKept() {
        try (MoodyMailServer server = MoodyMailServer.onAFreePort().replies(550, "5.1.1 no such mailbox")) {
            sendMailsTo(server);
            Account account = realm.accountFor(site);

            changePassword(account);

            awaitState(account, "refused", SOON);
            JsonNode mail = newest(account);
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
            sendMailsTo(server);
            Account account = realm.accountFor(site);

            changePassword(account);

            Eventually.until("being sent", SOON, () -> !server.mails().isEmpty());
            assertThat(newest(account).get("state").asText()).isEqualTo("sending");
            thinking.countDown();
            awaitState(account, "accepted", SOON);
        }
    }

    @Test
    void slowMailServerOfOneRealmDoesNotHoldUpAnother(Suite suite) {
        CountDownLatch thinking = new CountDownLatch(1);
        // No realm gets the last of a node's four threads.
        int inHand = 3 * suite.nodes();
        try (MoodyMailServer server = MoodyMailServer.onAFreePort()) {
            sendMailsTo(server);
            try {
                // More than there are threads.
                for (int i = 0; i < 2 * inHand; i++) {
                    server.waitsFor(thinking);
                    changePassword(realm.accountFor(site));
                }
                Eventually.until("being sent", SOON, () -> server.mails().size() >= inHand);

                Account other = suite.realm().accountFor(suite.realm().site(Site.POWERSOURCE));
                changePassword(other);

                awaitState(other, "accepted", SOON);
                assertThat(server.mails()).hasSize(inHand);
            } finally {
                thinking.countDown();
            }
            Eventually.until("all sent", AFTER_A_PAUSE, () -> server.mails().size() >= 2 * inHand);
        }
    }

    @Test
    void mailThatWasPerhapsTakenComesAgainUnderTheSameId() {
        try (MoodyMailServer server = MoodyMailServer.onAFreePort().hangsUp()) {
            sendMailsTo(server);
            Account account = realm.accountFor(site);

            changePassword(account);

            awaitState(account, "accepted", AFTER_A_PAUSE);
            assertThat(Timeline.outcomes(newest(account))).containsExactly("retrying", "accepted");
            assertThat(server.mails()).hasSize(2);
            assertThat(messageId(server.mails().get(1)))
                    .isEqualTo(messageId(server.mails().get(0)));
        }
    }

    @Test
    void mailsOfARemovedAccountAreGone() {
        Port port = Port.free();
        sendMailsTo(port.number());
        Account account = realm.accountFor(site);
        changePassword(account);
        awaitState(account, "retrying", SOON);

        account.admin().remove();

        try (MoodyMailServer back = new MoodyMailServer(port.number()).start()) {
            Account other = realm.accountFor(site);
            changePassword(other);
            awaitState(other, "accepted", AFTER_A_PAUSE);
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
        HttpResponse<String> nobody = Timeline.ask(realm, "", adminToken());
        assertThat(nobody.statusCode()).isEqualTo(400);
        assertThat(nobody.body()).contains("user");
        assertThat(Timeline.ask(realm, "?user=no-such-user", adminToken()).statusCode())
                .isEqualTo(403);
        assertThat(Timeline.ask(realm, "?user=x&first=abc", adminToken()).statusCode())
                .isBetween(400, 404);
    }

    @Test
    void timelineIsPagedNewestFirst() {
        try (MoodyMailServer server = MoodyMailServer.onAFreePort()) {
            sendMailsTo(server);
            Account account = realm.accountFor(site);
            changePassword(account);
            awaitState(account, "accepted", SOON);
            String first = newest(account).get("id").asText();
            changePassword(account);
            awaitState(account, "accepted", SOON);

            JsonNode second =
                    Timeline.read(Timeline.ask(realm, "?user=" + account.id() + "&first=1&max=1", adminToken())
                            .body());

            assertThat(second).hasSize(1);
            assertThat(second.get(0).get("id").asText()).isEqualTo(first);
        }
    }

    @Test
    void neitherRowNorLogHoldsAPassword() {
        try (MoodyMailServer server = MoodyMailServer.onAFreePort()) {
            sendMailsTo(server);
            Account account = realm.accountFor(site);
            changePassword(account);
            awaitState(account, "accepted", SOON);

            assertThat(newest(account).toString()).doesNotContain("Changed-Password-2026");
            assertThat(server.mails()).noneMatch(mail -> mail.contains("Changed-Password-2026"));
        }
    }

    private void changePassword(Account account) {
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue("Changed-Password-2026");
        password.setTemporary(false);
        account.admin().resetPassword(password);
    }

    private void sendMailsTo(MoodyMailServer server) {
        sendMailsTo(server.port());
    }

    private void sendMailsTo(int port) {
        RealmRepresentation change = new RealmRepresentation();
        Map<String, String> smtp =
                new HashMap<>(realm.admin().toRepresentation().getSmtpServer());
        smtp.put("host", "localhost");
        smtp.put("port", Integer.toString(port));
        change.setSmtpServer(smtp);
        realm.admin().update(change);
    }

    private void awaitState(Account account, String state, Duration limit) {
        Eventually.until(
                state, limit, () -> newest(account).get("state").asText().equals(state));
    }

    private JsonNode newest(Account account) {
        return Timeline.newest(account, adminToken());
    }

    private String adminToken() {
        return suite.admin().tokenManager().getAccessTokenString();
    }

    private static String messageId(String mail) {
        Matcher id = MESSAGE_ID.matcher(mail);
        assertThat(id.find()).isTrue();
        return id.group(1);
    }
}
