package org.powersource.acceptance.suite;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;

/**
 * Times of each request for each kind of address. In each round every kind runs once, in a new order, so other load on the machine affects all
 * kinds alike.
 */
public final class RequestTimes {

    /** Few rounds: a refusal takes half a second. */
    private static final int ROUNDS = Integer.getInteger("times.rounds", 60);
    /** Rounds before the first measurement, for the compiler. */
    private static final int WARM_UP = 10;

    /** Policies whose hash takes more and less time than Keycloak's default. */
    private static final String SLOWER_HASH = "hashAlgorithm(pbkdf2-sha512) and hashIterations(400000)";

    private static final String QUICKER_HASH = "hashAlgorithm(pbkdf2-sha512) and hashIterations(1)";

    /** Number of addresses of each kind, so that each round has a fresh one. */
    public static final int ADDRESSES = WARM_UP + ROUNDS;

    private static final double MOST_SPREAD = 0.05;
    /** Up to ten milliseconds of each answer are chance, so medians of quick answers differ by that much, too. */
    private static final double MOST_MILLIS = 2;

    private static final double SIGNIFICANCE = 0.01;

    private final Map<String, Samples> all = new LinkedHashMap<>();
    private final Random random = new Random(14);
    private final List<Addressee> kinds;

    /** Of all kinds of addresses. */
    public RequestTimes() {
        this(EnumSet.allOf(Addressee.class));
    }

    /** @param kinds {@link Addressee#UNKNOWN}, with which the others are compared, and others */
    public RequestTimes(Set<Addressee> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    /**
     * Measures, and prints the table of all measurements so far.
     *
     * @param tour sends the requests of a kind in a round, and returns the time of each by the request's name
     */
    public void measure(String circumstance, BiFunction<Addressee, Integer, Map<String, Duration>> tour) {
        List<Addressee> order = new ArrayList<>(kinds);
        for (int round = 0; round < ADDRESSES; round++) {
            Collections.shuffle(order, random);
            for (Addressee addressee : order) {
                Map<String, Duration> times = tour.apply(addressee, round);
                if (round >= WARM_UP) {
                    times.forEach(
                            (request, time) -> all.computeIfAbsent(circumstance + " | " + request, key -> new Samples())
                                    .add(addressee, time));
                }
            }
        }
        print(circumstance);
    }

    /**
     * Measures after a change of the realm's hash policy, in both directions. Stored values keep their hash.
     *
     * @param tours creates the accounts of one measurement under the current policy, and returns the tour
     */
    public void measureWithOtherHashPolicies(
            Realm realm, Supplier<BiFunction<Addressee, Integer, Map<String, Duration>>> tours) {
        var slower = tours.get();
        var quicker = tours.get();
        realm.hashPolicy(SLOWER_HASH);
        measure("policy changed to a slower hash", slower);
        realm.hashPolicy(QUICKER_HASH);
        measure("policy changed to a quicker hash", quicker);
        realm.hashPolicy("");
    }

    private void print(String circumstance) {
        System.out.println("| " + circumstance + " | request | "
                + kinds.stream().map(Addressee::toString).collect(Collectors.joining(" | "))
                + " | medians differ by | smallest p |");
        System.out.println("|---".repeat(kinds.size() + 4) + "|");
        all.forEach((request, samples) -> System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.1f %% | %.3f |%n",
                request,
                samples.medians(),
                samples.spread() * 100,
                samples.smallestP()));
    }

    public void assertThatNoneTellsWhatAnAddressIs() {
        SoftAssertions verdict = new SoftAssertions();
        all.forEach((request, samples) -> {
            verdict.assertThat(samples.largestMedian() - samples.smallestMedian())
                    .as(request + ": medians, difference in ms")
                    .isLessThanOrEqualTo(Math.max(MOST_MILLIS, MOST_SPREAD * samples.smallestMedian()));
            // One per cent for all comparisons together: with so many, some differ by chance.
            verdict.assertThat(samples.smallestP() * all.size() * (kinds.size() - 1))
                    .as(request + ": Kolmogorov-Smirnov")
                    .isGreaterThanOrEqualTo(SIGNIFICANCE);
        });
        verdict.assertAll();
    }
}
