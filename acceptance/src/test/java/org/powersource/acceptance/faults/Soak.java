package org.powersource.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.RealmFile;
import org.powersource.acceptance.suite.TwoNodes;
import org.powersource.devserver.Artifacts;
import org.powersource.devserver.KeycloakServerBuilder;

/**
 * Visitors of all kinds for a long time on two nodes, and what the nodes and the database hold more and more of meanwhile:
 * {@code mvn verify -Psoak}, {@code -Dsoak.minutes=} (30). What may grow for a while, as it is meant to, is kept short: sign-ins last
 * two minutes, caches hold 100 entries. Writes {@code acceptance/target/soak.txt}.
 */
class Soak {

    private static final Duration TIME = Duration.ofMinutes(Integer.getInteger("soak.minutes", 30));
    private static final int SAMPLES = 15;
    /** Until caches are full, and the compiler has had its say. */
    private static final int WARM_UP = 5;

    /** Until the mails of the last journeys have gone. */
    private static final Duration SETTLE = Duration.ofSeconds(5);

    private static final int LIFE_SECONDS = 120;
    private static final String CACHED = "100";
    private static final double MOST_MEGABYTES = 1;
    private static final int MOST_THREADS = 15;
    /** Of Keycloak's pool. */
    private static final int MOST_CONNECTIONS = 100;

    private static final String MAILS = "select count(*) from powersource_mail where realm_id = ?";
    private static final String LIMITS = "select count(*) from powersource_limit where realm_id = ?";

    private static final List<Journey> VISITORS = List.of(
            Journey.SIGN_IN,
            Journey.SIGN_IN,
            Journey.SIGN_IN,
            Journey.WITHOUT_ACCESS,
            Journey.WRONG_PASSWORD,
            Journey.FORGOT_PASSWORD,
            Journey.NEW_PASSWORD,
            Journey.INVITE,
            Journey.ACTIVATE,
            Journey.LOOK_UP);

    @Test
    void nothingGrows() throws IOException {
        try (TwoNodes nodes = TwoNodes.underLoad(Artifacts.fromSystemProperties(), (name, server) -> small(server));
                TestBed testBed = new TestBed(nodes, "soak", Soak::brief)) {
            List<Sample> samples = new ArrayList<>();
            Load load = Load.of(testBed, VISITORS, Load.PAUSE);
            try {
                for (int i = 0; i < SAMPLES; i++) {
                    Fault.pass(TIME.dividedBy(SAMPLES));
                    load.meanwhileStill(() -> {
                        Fault.pass(SETTLE);
                        nodes.nodes().forEach(node -> samples.add(Sample.of(nodes, node, signIns(testBed.ledger()))));
                    });
                    samples.subList(samples.size() - 2, samples.size()).forEach(System.out::println);
                }
            } finally {
                load.close();
            }
            report(testBed, samples);
            nodes.nodes().forEach(node -> assertSteady(of(node, samples)));
            assertRowsEnd(testBed);
            assertThat(testBed.ledger().failures()).isEmpty();
        }
    }

    /** A collection takes all that is held softly along: such caches are cleared by age, and came and went with 3 MB within minutes. */
    private static void small(KeycloakServerBuilder server) {
        server.environment("JAVA_OPTS_APPEND", "-XX:SoftRefLRUPolicyMSPerMB=0");
        Stream.of("sessions", "client-sessions", "offline-sessions", "offline-client-sessions", "users")
                .forEach(cache -> server.option("cache-embedded-" + cache + "-max-count", CACHED));
    }

    private static void brief(RealmFile realm) {
        Stream.of(
                        "ssoSessionIdleTimeout",
                        "accessCodeLifespan",
                        "accessCodeLifespanUserAction",
                        "accessCodeLifespanLogin")
                .forEach(setting -> realm.tree().put(setting, LIFE_SECONDS));
    }

    private static int signIns(Ledger ledger) {
        return Stream.of(
                        Journey.SIGN_IN,
                        Journey.WITHOUT_ACCESS,
                        Journey.WRONG_PASSWORD,
                        Journey.NEW_PASSWORD,
                        Journey.ACTIVATE)
                .mapToInt(ledger::accepted)
                .sum();
    }

    private static List<Sample> of(TwoNodes.Node node, List<Sample> samples) {
        return samples.stream()
                .filter(sample -> sample.node().equals(node.name()))
                .skip(WARM_UP)
                .toList();
    }

    private static double megabytesPerTenThousand(List<Sample> samples) {
        SimpleRegression line = new SimpleRegression();
        samples.forEach(sample -> line.addData(sample.signIns(), sample.megabytes()));
        return line.getSlope() * 10_000;
    }

    private static void assertSteady(List<Sample> samples) {
        assertThat(megabytesPerTenThousand(samples))
                .as("MB for 10,000 sign-ins")
                .isLessThan(MOST_MEGABYTES);
        assertThat(samples.get(samples.size() - 1).threads() - samples.get(0).threads())
                .as("more threads")
                .isLessThan(MOST_THREADS);
        assertThat(samples)
                .allSatisfy(sample -> assertThat(sample.connections()).isLessThanOrEqualTo(MOST_CONNECTIONS));
    }

    private static void report(TestBed testBed, List<Sample> samples) throws IOException {
        String text = samples.stream().map(Sample::toString).collect(Collectors.joining("\n"))
                + testBed.nodes().nodes().stream()
                        .map(node -> String.format(
                                Locale.ROOT,
                                "%n%s: %.2f MB for 10,000 sign-ins",
                                node.name(),
                                megabytesPerTenThousand(of(node, samples))))
                        .collect(Collectors.joining())
                + Stream.of(Journey.values())
                        .map(journey -> "\n" + testBed.ledger().accepted(journey) + " x " + journey)
                        .collect(Collectors.joining())
                + "\nfailed: " + testBed.ledger().failures()
                + "\nrows: " + testBed.count(MAILS) + " of mails for "
                + testBed.ledger().mails().size() + " requests, "
                + testBed.count(LIMITS) + " of limits\n";
        System.out.print(text);
        Files.writeString(Path.of("target", "soak.txt"), Instant.now() + "\n" + text);
    }

    /** Two months later a node starts, and everything has ended: planned mails were sent, and links have ended a month ago. */
    private static void assertRowsEnd(TestBed testBed) {
        TwoNodes nodes = testBed.nodes();
        long time = Duration.ofDays(62).toMillis();
        nodes.rows()
                .execute(
                        "update powersource_mail set turn = null, due_at = due_at - ?, expires_at = expires_at - ?",
                        time,
                        time);
        nodes.rows().execute("update powersource_limit set expires_at = 0");
        nodes.nodes().get(1).server().restart();
        Eventually.until(
                "tidied", Duration.ofMinutes(1), () -> testBed.count(MAILS) == 0 && testBed.count(LIMITS) == 0);
    }
}
