package org.powersource.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * What the medians of two things that were measured in pairs say about them.
 *
 * @param low start of the interval that holds 95 % of what resampled pairs say: the percentile bootstrap (Efron and Tibshirani, An
 *     Introduction to the Bootstrap, 1993, chapter 13)
 * @param high its end
 */
record Estimate(double value, double low, double high) {

    private static final int RESAMPLES = 10_000;
    private static final double LOWEST = 2.5;
    private static final double HIGHEST = 97.5;

    /** One divided by the other. */
    static Estimate ratio(List<Double> ours, List<Double> theirs) {
        return of(ours, theirs, (one, other) -> one / other);
    }

    static Estimate difference(List<Double> ours, List<Double> theirs) {
        return of(ours, theirs, (one, other) -> one - other);
    }

    private static Estimate of(List<Double> ours, List<Double> theirs, DoubleBinaryOperator relation) {
        int pairs = ours.size();
        if (pairs != theirs.size()) {
            throw new IllegalArgumentException(pairs + " and " + theirs.size() + " are no pairs");
        }
        Random random = new Random(95);
        Percentile resampled = new Percentile();
        resampled.setData(IntStream.range(0, RESAMPLES)
                .mapToDouble(i -> {
                    int[] drawn = random.ints(pairs, 0, pairs).toArray();
                    return relation.applyAsDouble(median(ours, drawn), median(theirs, drawn));
                })
                .toArray());
        return new Estimate(
                relation.applyAsDouble(median(ours), median(theirs)),
                resampled.evaluate(LOWEST),
                resampled.evaluate(HIGHEST));
    }

    static double median(List<Double> numbers) {
        return median(numbers, IntStream.range(0, numbers.size()).toArray());
    }

    private static double median(List<Double> numbers, int[] which) {
        return new Median()
                .evaluate(IntStream.of(which).mapToDouble(numbers::get).toArray());
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", value, low, high);
    }
}
