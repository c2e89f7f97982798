package org.powersource.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EstimateTest {

    private static final int PAIRS = 12;

    private final Random random = new Random(7);

    @Test
    void withoutNoiseTheIntervalIsTheValue() {
        assertThat(Estimate.ratio(List.of(4.0, 4.0), List.of(2.0, 2.0))).isEqualTo(new Estimate(2, 2, 2));
        assertThat(Estimate.difference(List.of(4.0, 4.0), List.of(1.0, 1.0))).isEqualTo(new Estimate(3, 3, 3));
    }

    @Test
    void intervalHoldsTheTruthAsOftenAsItSays() {
        long holds = IntStream.range(0, 200)
                .mapToObj(i -> Estimate.ratio(noisy(0.9), noisy(1)))
                .filter(estimate -> estimate.low() <= 0.9 && 0.9 <= estimate.high())
                .count();

        assertThat(holds).isBetween(180L, 200L);
    }

    @Test
    void differenceLargerThanTheNoiseIsSeen() {
        assertThat(Estimate.ratio(noisy(0.8), noisy(1)).high()).isLessThan(0.9);
    }

    /** Differs by 5 % from time to time, and now and then something else takes half the machine. */
    private List<Double> noisy(double truth) {
        return Stream.generate(() -> truth * (1 + 0.05 * random.nextGaussian()) * (random.nextInt(20) == 0 ? 0.5 : 1))
                .limit(PAIRS)
                .toList();
    }
}
