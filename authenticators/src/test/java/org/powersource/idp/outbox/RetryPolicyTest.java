package org.powersource.idp.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @ParameterizedTest(name = "after try {0}: {1}")
    @CsvSource({"1, PT10S", "2, PT1M", "3, PT5M", "4, PT15M", "5, PT15M", "1000, PT15M"})
    void pausesGrowToAQuarterOfAnHour(int attempts, Duration pause) {
        assertThat(RetryPolicy.DEFAULT.next(attempts, NOW, NOW.plus(Duration.ofDays(1))))
                .contains(NOW.plus(pause));
    }

    @ParameterizedTest(name = "after try {0}: {1}")
    @CsvSource({"1, PT10S", "2, PT1M", "11, PT1M", "12, PT5M", "1000, PT5M"})
    void mailServerThatIsAwayIsLookedForMoreOften(int attempts, Duration pause) {
        RetryPolicy policy = RetryPolicy.after(Delivery.unreached("Connection refused"));

        assertThat(policy.next(attempts, NOW, NOW.plus(Duration.ofDays(1)))).contains(NOW.plus(pause));
    }

    @Test
    void mailThatIsPutOffWaitsLonger() {
        assertThat(RetryPolicy.after(Delivery.tryAgain("451 later"))).isEqualTo(RetryPolicy.DEFAULT);
    }

    @Test
    void aMailIsGivenUpWhenTheNextTryWouldComeTooLate() {
        assertThat(RetryPolicy.DEFAULT.next(4, NOW, NOW.plus(Duration.ofMinutes(15))))
                .isEmpty();
        assertThat(RetryPolicy.DEFAULT.next(4, NOW, NOW.plus(Duration.ofMinutes(16))))
                .isPresent();
    }
}
