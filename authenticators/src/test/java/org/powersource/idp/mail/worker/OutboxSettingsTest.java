package org.powersource.idp.mail.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.Config;

class OutboxSettingsTest {

    @Test
    void missingOptionsHaveTheDefaults() {
        assertThat(OutboxSettings.of(options(Map.of()))).isEqualTo(OutboxSettings.DEFAULT);
    }

    @Test
    void leaseIsNeverSoShortThatAPausingNodeWouldBeTakenForDead() {
        assertThat(OutboxSettings.of(options(Map.of("lease-seconds", 30L))).lease())
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(OutboxSettings.of(options(Map.of("lease-seconds", 1L))).lease())
                .isEqualTo(OutboxSettings.SHORTEST_LEASE);
    }

    @Test
    void rowsAreKeptForADayAtLeast() {
        assertThat(OutboxSettings.of(options(Map.of("retention-days", 0L))).retention())
                .isEqualTo(Duration.ofDays(1));
    }

    @ParameterizedTest
    @CsvSource({"8, 8", "1, 1", "0, 1", "-3, 1"})
    void nodeHasAtLeastOneThread(int written, int threads) {
        assertThat(OutboxSettings.of(options(Map.of("threads", written))).threads())
                .isEqualTo(threads);
    }

    @ParameterizedTest
    @CsvSource({"600, 600", "1, 1", "0, 0", "-1, 0"})
    void noCapIsZero(int written, int cap) {
        assertThat(OutboxSettings.of(options(Map.of("patient-mails-per-minute", written)))
                        .lowPriorityPerMinute())
                .isEqualTo(cap);
    }

    @ParameterizedTest
    @CsvSource({"PT1M, PT2M", "PT2M, PT2M", "PT15M, PT15M"})
    void longestTimeIsTheLeaseOrAnother(Duration other, Duration longest) {
        assertThat(OutboxSettings.DEFAULT.longest(other)).isEqualTo(longest);
    }

    @Test
    void twoHeartbeatsMayBeMissed() {
        assertThat(OutboxSettings.DEFAULT.heartbeat()).isEqualTo(Duration.ofSeconds(40));
    }

    /** Of its methods only those are called that take a name and a default. */
    private static Config.Scope options(Map<String, Object> values) {
        return (Config.Scope) Proxy.newProxyInstance(
                OutboxSettingsTest.class.getClassLoader(),
                new Class<?>[] {Config.Scope.class},
                (proxy, method, arguments) -> values.getOrDefault((String) arguments[0], arguments[1]));
    }
}
