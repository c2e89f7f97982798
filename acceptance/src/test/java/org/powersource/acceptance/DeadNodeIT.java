package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.powersource.acceptance.suite.PasswordRecovery.NEW_PASSWORD;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.mail.MoodyMailServer;
import org.powersource.acceptance.mail.Timeline;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.OnTwoNodes;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.StatementLog;
import org.powersource.acceptance.suite.TwoNodes;

/** A node that dies while it sends loses nothing. */
@OnTwoNodes
class DeadNodeIT {

    private static final Duration LEASE = Duration.ofSeconds(TwoNodes.LEASE_SECONDS);
    private static final Map<String, String> LONG_TIME_OUT =
            Map.of("timeout", Long.toString(LEASE.multipliedBy(4).toMillis()));
    private static final int OTHERS = 5;

    private final TwoNodes nodes;
    private final Realm realm;
    private final Site site;

    DeadNodeIT(TwoNodes nodes) {
        this.nodes = nodes;
        this.realm = nodes.suite().variant("dead-node", file -> {});
        this.site = realm.site(Site.POWERSOURCE);
    }

    @Test
    void livingNodeKeepsItsMailAndADeadOneLosesIt() {
        CountDownLatch thinking = new CountDownLatch(1);
        try (MoodyMailServer server = MoodyMailServer.onAFreePort().waitsFor(thinking)) {
            realm.sendMailsTo(server.port(), LONG_TIME_OUT);
            Account first = realm.accountFor(site);
            List<Account> others = IntStream.range(0, OTHERS)
                    .mapToObj(i -> realm.accountFor(site))
                    .toList();

            List<StatementLog.Entry> log = nodes.statements().during(() -> {
                first.resetPassword(NEW_PASSWORD);
                Eventually.until("being sent", PasswordRecovery.SOON, () -> mailsTo(first, server) == 1);
            });
            Instant claimed = Instant.now();
            String mail = Timeline.newest(first).get("id").asText();
            TwoNodes.Node sender = senderOf(mail, log);

            others.forEach(account -> account.resetPassword(NEW_PASSWORD));
            others.forEach(account -> Timeline.await(account, "accepted", LEASE.multipliedBy(3)));
            Eventually.until(
                    "longer than the lease",
                    LEASE.multipliedBy(2),
                    () -> Instant.now().isAfter(claimed.plus(LEASE).plusSeconds(2)));
            assertThat(mailsTo(first, server)).as("sent while the node lives").isEqualTo(1);

            nodes.only(nodes.other(sender));
            sender.server().kill();
            try {
                Timeline.await(first, "accepted", LEASE.multipliedBy(3));
                assertThat(mailsTo(first, server)).as("the one in flight").isEqualTo(2);
                assertThat(Timeline.newest(first).get("id").asText()).isEqualTo(mail);
                assertThat(others)
                        .allSatisfy(
                                account -> assertThat(mailsTo(account, server)).isEqualTo(1));
            } finally {
                thinking.countDown();
                sender.server().start();
                nodes.both();
            }
        }
    }

    /** The node that took the mail: its connection wrote the row. */
    private TwoNodes.Node senderOf(String mailId, List<StatementLog.Entry> log) {
        return log.stream()
                .filter(entry -> entry.sql().startsWith("update POWERSOURCE_MAIL "))
                .filter(entry -> entry.parameters().contains(mailId))
                .map(entry -> nodes.nodes().stream()
                        .filter(node -> node.name().equals(entry.server()))
                        .findFirst()
                        .orElseThrow())
                .findFirst()
                .orElseThrow();
    }

    private static long mailsTo(Account account, MoodyMailServer server) {
        return server.mails().stream()
                .filter(mail -> mail.contains("To: " + account.email()))
                .count();
    }
}
