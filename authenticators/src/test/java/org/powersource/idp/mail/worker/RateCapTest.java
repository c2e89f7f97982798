package org.powersource.idp.mail.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateCapTest {

    private static final Instant START = Instant.EPOCH;

    @Test
    void withoutACapEveryMailIsAllowed() {
        assertThat(new RateCap(0, START).allowance(START)).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void neverMoreThanASecondsWorthAtOnce() {
        RateCap cap = new RateCap(120, START);

        assertThat(cap.allowance(START)).isEqualTo(2);
        assertThat(cap.allowance(START.plus(Duration.ofHours(1)))).isEqualTo(2);
    }

    @Test
    void capIsReachedOverAMinute() {
        RateCap cap = new RateCap(90, START);
        int sent = 0;
        for (int millis = 0; millis < 60_000; millis += 100) {
            int allowed = cap.allowance(START.plusMillis(millis));
            cap.took(allowed);
            sent += allowed;
        }

        assertThat(sent).isBetween(89, 91);
    }

    @Test
    void slowCapAllowsOneMailAtATime() {
        RateCap cap = new RateCap(6, START);
        assertThat(cap.allowance(START)).isEqualTo(1);
        cap.took(1);

        assertThat(cap.allowance(START.plusSeconds(9))).isZero();
        assertThat(cap.allowance(START.plusSeconds(10))).isEqualTo(1);
    }

    @Test
    void clockThatIsSetBackAddsNoAllowance() {
        RateCap cap = new RateCap(60, START.plusSeconds(100));
        cap.took(1);

        assertThat(cap.allowance(START)).isZero();
        assertThat(cap.allowance(START.plusSeconds(1))).isEqualTo(1);
    }
}
