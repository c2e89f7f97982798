package org.powersource.acceptance.suite;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;

/** Times of one request for each kind of address. */
final class Samples {

    private static final double NANOS = 1e6;

    private final Map<Addressee, List<Double>> millis = new EnumMap<>(Addressee.class);

    void add(Addressee addressee, Duration time) {
        millis.computeIfAbsent(addressee, key -> new ArrayList<>()).add(time.toNanos() / NANOS);
    }

    /** Difference between the largest and the smallest median, as a fraction of the smallest. */
    double spread() {
        return (largestMedian() - smallestMedian()) / smallestMedian();
    }

    /** In milliseconds. */
    double smallestMedian() {
        return millis.keySet().stream().mapToDouble(this::median).min().orElseThrow();
    }

    /** In milliseconds. */
    double largestMedian() {
        return millis.keySet().stream().mapToDouble(this::median).max().orElseThrow();
    }

    /** The smallest p of all kinds, see {@link #p}. */
    double smallestP() {
        return others().mapToDouble(this::p).min().orElseThrow();
    }

    /** p of the two-sample Kolmogorov-Smirnov test: the probability that times of the same distribution differ this much. */
    private double p(Addressee addressee) {
        return new KolmogorovSmirnovTest().kolmogorovSmirnovTest(array(addressee), array(Addressee.UNKNOWN));
    }

    private Stream<Addressee> others() {
        return millis.keySet().stream().filter(addressee -> addressee != Addressee.UNKNOWN);
    }

    private double median(Addressee addressee) {
        return new Median().evaluate(array(addressee));
    }

    private double[] array(Addressee addressee) {
        return millis.get(addressee).stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Medians of all kinds in milliseconds, in their order. */
    String medians() {
        return millis.keySet().stream()
                .map(addressee -> String.format(Locale.ROOT, "%.1f", median(addressee)))
                .collect(Collectors.joining(" | "));
    }
}
