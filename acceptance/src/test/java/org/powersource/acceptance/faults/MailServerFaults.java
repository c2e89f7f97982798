package org.powersource.acceptance.faults;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.powersource.acceptance.suite.TwoNodes;

/** The mail server ends and comes back: {@code -Dfaults.smtpMinutes=} (1). */
@ExtendWith(SharedNodes.class)
class MailServerFaults {

    private static final Duration AWAY = Duration.ofMinutes(Integer.getInteger("faults.smtpMinutes", 1));

    private final TwoNodes nodes;

    MailServerFaults(TwoNodes nodes) {
        this.nodes = nodes;
    }

    @Test
    void endsAndComesBack() {
        new Fault(
                        "mail server away for " + AWAY.toMinutes() + " min",
                        Journey.FORGOT_PASSWORD,
                        Journey.INVITE,
                        Journey.SIGN_IN)
                .every(Duration.ofSeconds(1))
                .within(AWAY.multipliedBy(2).plusMinutes(2))
                .on(nodes, testBed -> {
                    testBed.ledger().faultBegins();
                    testBed.mailServer().stop();
                    Fault.pass(AWAY);
                    testBed.mailServer().restart();
                });
    }
}
