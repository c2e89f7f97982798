package org.powersource.idp.mail.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.powersource.idp.mail.Delivery;

class RetryPolicyTest {

    @ParameterizedTest(name = "after try {0}: {1}")
    @CsvSource({"1, PT10S", "2, PT1M", "3, PT5M", "4, PT15M", "5, PT15M", "1000, PT15M"})
    void pausesGrowToAQuarterOfAnHour(int attempts, Duration pause) {
        assertThat(RetryPolicy.DEFAULT.pause(attempts)).isEqualTo(pause);
    }

    @ParameterizedTest(name = "after try {0}: {1}")
    @CsvSource({"1, PT10S", "2, PT1M", "11, PT1M", "12, PT5M", "1000, PT5M"})
    void unreachableMailServerIsTriedMoreOften(int attempts, Duration pause) {
        RetryPolicy policy = RetryPolicy.after(Delivery.unreached("Connection refused"));

        assertThat(policy.pause(attempts)).isEqualTo(pause);
    }

    @Test
    void mailThatTheServerRefusesForNowWaitsLonger() {
        assertThat(RetryPolicy.after(Delivery.tryAgain("451 later"))).isEqualTo(RetryPolicy.DEFAULT);
    }

    @Test
    void longestPauseIsTheLast() {
        assertThat(RetryPolicy.DEFAULT.longest()).isEqualTo(Duration.ofMinutes(15));
        assertThat(RetryPolicy.UNREACHED.longest()).isEqualTo(Duration.ofMinutes(5));
    }
}
