package org.powersource.idp.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.powersource.idp.Alert;
import org.powersource.idp.MeterSamples;

class DoctorMetersTest {

    @Test
    void anErrorIsAnAlertAsLongAsItLasts() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Metrics.addRegistry(registry);
        try {
            DoctorMeters meters = new DoctorMeters();
            Alert alert = Alert.named("DoctorFindsAnError");

            meters.show(Map.of("school", List.of(finding(Severity.WARNING))));
            assertThat(alert.isTrue(MeterSamples.of(registry), MeterSamples.of(registry)))
                    .isFalse();

            meters.show(Map.of("school", List.of(finding(Severity.ERROR), finding(Severity.ERROR))));
            assertThat(MeterSamples.of(registry)
                            .value("powersource_doctor_findings{code=\"code\",realm=\"school\",severity=\"error\"}"))
                    .isEqualTo(2);
            assertThat(alert.isTrue(MeterSamples.of(registry), MeterSamples.of(registry)))
                    .isTrue();

            meters.show(Map.of("school", List.of()));
            assertThat(alert.isTrue(MeterSamples.of(registry), MeterSamples.of(registry)))
                    .isFalse();
        } finally {
            Metrics.removeRegistry(registry);
        }
    }

    private static Finding finding(Severity severity) {
        return new Finding("code", severity, "where", "text", "fix");
    }
}
