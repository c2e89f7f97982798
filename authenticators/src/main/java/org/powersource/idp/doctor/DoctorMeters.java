package org.powersource.idp.doctor;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The gauge {@value #NAME}: one sample for each code that was found in a realm. */
final class DoctorMeters {

    static final String NAME = "powersource.doctor.findings";

    private final MultiGauge findings =
            MultiGauge.builder(NAME).description("Findings of the doctor").register(Metrics.globalRegistry);

    /** @param byRealm present findings; samples of other findings are removed */
    void show(Map<String, List<Finding>> byRealm) {
        findings.register(
                byRealm.entrySet().stream()
                        .flatMap(realm -> rows(realm.getKey(), realm.getValue()))
                        .collect(Collectors.toList()),
                true);
    }

    private static Stream<Row<?>> rows(String realm, List<Finding> found) {
        Map<Tags, Long> counts = found.stream()
                .collect(Collectors.groupingBy(
                        finding -> Tags.of(
                                "realm",
                                realm,
                                "code",
                                finding.code(),
                                "severity",
                                finding.severity().written()),
                        Collectors.counting()));
        Function<Map.Entry<Tags, Long>, Row<?>> row = count -> Row.of(count.getKey(), count.getValue());
        return counts.entrySet().stream().map(row);
    }
}
