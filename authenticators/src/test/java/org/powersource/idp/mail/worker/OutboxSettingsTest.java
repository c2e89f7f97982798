package org.powersource.idp.mail.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.Config;

class OutboxSettingsTest {

    @Test
    void sayingNothingMeansTheDefaults() {
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

    /** Of its methods only those are called that take a name and a default. */
    private static Config.Scope options(Map<String, Object> values) {
        return (Config.Scope) Proxy.newProxyInstance(
                OutboxSettingsTest.class.getClassLoader(),
                new Class<?>[] {Config.Scope.class},
                (proxy, method, arguments) -> values.getOrDefault((String) arguments[0], arguments[1]));
    }
}
