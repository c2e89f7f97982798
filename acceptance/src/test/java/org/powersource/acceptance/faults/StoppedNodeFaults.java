package org.powersource.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.powersource.acceptance.suite.TwoNodes;

/** A node that is asked to end sends what it has in hand first, so nothing comes twice. */
@ExtendWith(SharedNodes.class)
class StoppedNodeFaults {

    private final TwoNodes nodes;

    StoppedNodeFaults(TwoNodes nodes) {
        this.nodes = nodes;
    }

    @Test
    void whileSending() {
        Figures figures = new Fault(
                        "stop while sending", Journey.FORGOT_PASSWORD, Journey.FORGOT_PASSWORD, Journey.INVITE)
                .on(nodes, testBed -> {
                    testBed.mailServer().takes(Duration.ofSeconds(1));
                    Fault.pass(Duration.ofSeconds(5));
                    testBed.ledger().faultBegins();
                    nodes.nodes().forEach(node -> node.server().restart());
                    testBed.mailServer().takes(Duration.ZERO);
                });

        assertThat(figures.copies()).isZero();
    }
}
