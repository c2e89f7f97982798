package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.RealmRepresentation;
import org.powersource.acceptance.mail.MoodyMailServer;
import org.powersource.acceptance.suite.Addressee;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Samples;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.WayBack;
import org.powersource.devserver.Port;

/**
 * Whether the time of a request tells what an address is: {@code mvn verify -Ptimes}, on a machine that does nothing else. No
 * test of a plain build, whose machines are noisy. {@code -Dtimes.rounds} says how often, {@code -Ddatabase=postgres} where.
 *
 * <p>In each round every kind of address goes its way once, an address that nobody typed before, in a new order each time:
 * whatever else the machine does meets all of them alike.
 */
@OnTheSuite
class RecoveryTimes {

    private static final int ROUNDS = Integer.getInteger("times.rounds", 300);
    /** Before the first measurement, for the compiler. */
    private static final int WARM_UP = 40;

    private static final double MOST_SPREAD = 0.05;
    private static final double SIGNIFICANCE = 0.01;

    private final WayBack wayBack;
    private final HttpBrowser browser;
    private final Random random = new Random(14);

    RecoveryTimes(Suite suite) {
        this.wayBack = WayBack.in(suite, "times", file -> {
            Addressee.lockAtOnce(file);
            WayBack.mailOption(file, "mailsPerHour", "1000");
            WayBack.mailOption(file, "mailsPerHourAndClient", "100000");
        });
        this.browser = wayBack.browser("stranger");
    }

    @Test
    void timesDoNotTellWhatAnAddressIs() {
        Map<Addressee, List<String>> addresses = new EnumMap<>(Addressee.class);
        for (Addressee addressee : Addressee.values()) {
            addresses.put(addressee, addressee.addresses(wayBack, WARM_UP + ROUNDS));
        }
        Map<String, Samples> all = new LinkedHashMap<>();

        measure("instant", addresses, all);
        sendMailsTo(Port.free().number());
        measure("down", addresses, all);
        try (MoodyMailServer slow = MoodyMailServer.onAFreePort().takes(Duration.ofSeconds(2))) {
            sendMailsTo(slow.port());
            measure("takes 2 s", addresses, all);
        }

        SoftAssertions verdict = new SoftAssertions();
        all.forEach((request, samples) -> {
            verdict.assertThat(samples.spread()).as(request + ": medians").isLessThanOrEqualTo(MOST_SPREAD);
            // One per cent for all comparisons together: of so many, some look unlike by chance.
            verdict.assertThat(samples.smallestP() * all.size() * (Addressee.values().length - 1))
                    .as(request + ": Kolmogorov-Smirnov")
                    .isGreaterThanOrEqualTo(SIGNIFICANCE);
        });
        verdict.assertAll();
    }

    private void measure(String mailServer, Map<Addressee, List<String>> addresses, Map<String, Samples> all) {
        List<Addressee> order = Arrays.asList(Addressee.values());
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            Collections.shuffle(order, random);
            for (Addressee addressee : order) {
                Map<String, Duration> times = tour(addresses.get(addressee).get(round));
                if (round >= WARM_UP) {
                    times.forEach(
                            (request, time) -> all.computeIfAbsent(mailServer + " | " + request, key -> new Samples())
                                    .add(addressee, time));
                }
            }
        }
        print(all);
    }

    private Map<String, Duration> tour(String address) {
        browser.forgetCookies();
        Map<String, Duration> times = new LinkedHashMap<>();
        Answer start = browser.open(wayBack.realm().url() + "/login-actions/reset-credentials?client_id="
                + wayBack.site().clientId());
        Answer question = start.submit("#kc-reset-password-form", "username", address);
        times.put("address", browser.took());
        Answer wrong = wayBack.answer(question, "Wrong");
        times.put("wrong answer", browser.took());
        Answer sent = wrong.press("resend-activation");
        times.put("resend activation", browser.took());
        Answer again = sent.press("send-again");
        times.put("send again", browser.took());
        assertThat(again.pageId()).isEqualTo("login-reset-mail-sent");
        return times;
    }

    private static void print(Map<String, Samples> all) {
        System.out.println("| mail server | request | "
                + Arrays.stream(Addressee.values()).map(Addressee::toString).collect(Collectors.joining(" | "))
                + " | medians differ by | smallest p |");
        System.out.println("|---".repeat(Addressee.values().length + 4) + "|");
        all.forEach((request, samples) -> System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.1f %% | %.3f |%n",
                request,
                samples.medians(),
                samples.spread() * 100,
                samples.smallestP()));
    }

    private void sendMailsTo(int port) {
        RealmRepresentation change = new RealmRepresentation();
        Map<String, String> smtp =
                new HashMap<>(wayBack.realm().admin().toRepresentation().getSmtpServer());
        smtp.put("host", "localhost");
        smtp.put("port", Integer.toString(port));
        change.setSmtpServer(smtp);
        wayBack.realm().admin().update(change);
    }
}
