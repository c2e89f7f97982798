package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.powersource.acceptance.suite.PasswordRecovery.NEW_PASSWORD;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.powersource.acceptance.mail.MoodyMailServer;
import org.powersource.acceptance.mail.Timeline;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;

/** A mail server that takes each mail and doesn't answer for a long time. */
@OnTheSuite
@Isolated("counts the mails that the server is sending")
class SlowMailServerIT {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration AFTER_A_PAUSE = Duration.ofSeconds(30);

    @Test
    void anotherRealmIsNotHeldUp(Suite suite) {
        Realm realm = suite.variant("slow-mail-server", file -> {});
        Site site = realm.site(Site.POWERSOURCE);
        CountDownLatch thinking = new CountDownLatch(1);
        // No realm gets the last of a node's four threads.
        int inFlight = 3 * suite.nodes();
        try (MoodyMailServer server = MoodyMailServer.onAFreePort()) {
            realm.sendMailsTo(server.port());
            try {
                // More than there are threads.
                for (int i = 0; i < 2 * inFlight; i++) {
                    server.waitsFor(thinking);
                    realm.accountFor(site).resetPassword(NEW_PASSWORD);
                }
                Eventually.until("being sent", SOON, () -> server.mails().size() >= inFlight);

                Account other = suite.realm().accountFor(suite.realm().site(Site.POWERSOURCE));
                other.resetPassword(NEW_PASSWORD);

                Timeline.await(other, "accepted", SOON);
                assertThat(server.mails()).hasSize(inFlight);
            } finally {
                thinking.countDown();
            }
            Eventually.until("all sent", AFTER_A_PAUSE, () -> server.mails().size() >= 2 * inFlight);
        }
    }
}
