package org.powersource.acceptance.faults;

import static org.powersource.acceptance.faults.Journey.ACTIVATE;
import static org.powersource.acceptance.faults.Journey.FORGOT_PASSWORD;
import static org.powersource.acceptance.faults.Journey.INVITE;
import static org.powersource.acceptance.faults.Journey.NEW_PASSWORD;
import static org.powersource.acceptance.faults.Journey.SIGN_IN;
import static org.powersource.acceptance.faults.Journey.WITHOUT_ACCESS;
import static org.powersource.acceptance.faults.Journey.WRONG_ANSWERS;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.TwoNodes;

/** {@code kill -9} of a node, at the worst moments; the other one goes on, and the killed one comes back. */
@ExtendWith(SharedNodes.class)
class KilledNodeFaults {

    private static final Duration SOON = Duration.ofSeconds(20);
    /** Of one node for one realm. */
    private static final int MOST_IN_HAND = 3;

    private static final Duration ALONE = Duration.ofSeconds(10);
    private static final String MAILS = "select count(*) from powersource_mail where realm_id = ? and ";

    private final TwoNodes nodes;

    KilledNodeFaults(TwoNodes nodes) {
        this.nodes = nodes;
    }

    @Test
    void duringSignIns() {
        new Fault("kill -9 during sign-ins", SIGN_IN, SIGN_IN, SIGN_IN, WITHOUT_ACCESS, WRONG_ANSWERS)
                .on(nodes, testBed -> kill(testBed, 1));
    }

    @Test
    void betweenQuestionAndMail() {
        new Fault("kill -9 between question and mail", FORGOT_PASSWORD, FORGOT_PASSWORD, FORGOT_PASSWORD, NEW_PASSWORD)
                .on(nodes, testBed -> {
                    Eventually.until(
                            "a mail that waits",
                            SOON,
                            () -> testBed.count(MAILS + "state = 'QUEUED' and kind = 'reset-link'") > 0);
                    kill(testBed, 0);
                });
    }

    @Test
    void whileSending() {
        new Fault("kill -9 while sending", FORGOT_PASSWORD, FORGOT_PASSWORD, INVITE).on(nodes, testBed -> {
            testBed.mailServer().takes(Duration.ofSeconds(2));
            Eventually.until(
                    "mails in the hands of both",
                    SOON,
                    () -> testBed.count(MAILS + "state = 'SENDING'") > MOST_IN_HAND);
            kill(testBed, 1);
            testBed.mailServer().takes(Duration.ZERO);
        });
    }

    @Test
    void duringActivations() {
        new Fault("kill -9 during activations", INVITE, INVITE, ACTIVATE, ACTIVATE, ACTIVATE)
                .on(nodes, testBed -> kill(testBed, 0));
    }

    private void kill(TestBed testBed, int number) {
        TwoNodes.Node node = nodes.nodes().get(number);
        testBed.ledger().faultBegins();
        node.server().kill();
        Fault.pass(ALONE);
        node.server().start();
    }
}
