package org.powersource.acceptance.faults;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.powersource.acceptance.suite.TwoNodes;

/** PostgreSQL ends under both nodes and comes back. */
@ExtendWith(SharedNodes.class)
class DatabaseFaults {

    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("faults.databaseSeconds", 20));

    private final TwoNodes nodes;

    DatabaseFaults(TwoNodes nodes) {
        this.nodes = nodes;
    }

    @Test
    void stopsAndStarts() {
        new Fault(
                        "PostgreSQL away for " + AWAY.toSeconds() + " s",
                        Journey.SIGN_IN,
                        Journey.WITHOUT_ACCESS,
                        Journey.FORGOT_PASSWORD,
                        Journey.FORGOT_PASSWORD,
                        Journey.WRONG_ANSWERS,
                        Journey.INVITE,
                        Journey.ACTIVATE)
                .on(nodes, testBed -> {
                    testBed.ledger().faultBegins();
                    nodes.database().stop();
                    Fault.pass(AWAY);
                    nodes.database().restart();
                });
    }
}
