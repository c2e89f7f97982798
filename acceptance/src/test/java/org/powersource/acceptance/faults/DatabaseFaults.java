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
                        Errand.SIGN_IN,
                        Errand.WITHOUT_ACCESS,
                        Errand.FORGOT_PASSWORD,
                        Errand.FORGOT_PASSWORD,
                        Errand.WRONG_ANSWERS,
                        Errand.INVITE,
                        Errand.ACTIVATE)
                .on(nodes, town -> {
                    town.ledger().faultBegins();
                    nodes.database().stop();
                    Fault.pass(AWAY);
                    nodes.database().restart();
                });
    }
}
