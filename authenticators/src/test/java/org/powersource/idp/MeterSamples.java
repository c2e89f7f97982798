package org.powersource.idp;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Values by the names that Prometheus reads, such as {@code powersource_mail_rows{state="queued"}}. */
public record MeterSamples(Map<String, Double> values) {

    public static MeterSamples of(MeterRegistry registry) {
        Map<String, Double> values = new TreeMap<>();
        for (Meter meter : registry.getMeters()) {
            String name = meter.getId().getName().replace('.', '_');
            String labels = meter.getId().getTags().stream()
                    .map(tag -> "%s=\"%s\"".formatted(tag.getKey(), tag.getValue()))
                    .sorted()
                    .collect(Collectors.joining(",", "{", "}"));
            if (meter instanceof Counter counter) {
                values.put(name + "_total" + labels, counter.count());
            } else if (meter instanceof Timer timer) {
                values.put(name + "_seconds_count" + labels, (double) timer.count());
                values.put(name + "_seconds_sum" + labels, timer.totalTime(TimeUnit.SECONDS));
            } else {
                String unit = meter.getId().getBaseUnit();
                values.put(
                        (unit == null ? name : name + "_" + unit) + labels,
                        meter.measure().iterator().next().getValue());
            }
        }
        return new MeterSamples(values);
    }

    public double value(String sample) {
        return values.getOrDefault(sample, Double.NaN);
    }

    /** Names of samples whose labels meet conditions as in a query, {@code state=~"queued|sending"}; all if there are none. */
    public Stream<String> matching(String name, String labels) {
        return values.keySet().stream()
                .filter(sample -> sample.startsWith(name + "{"))
                .filter(sample -> Stream.of(labels.split(",", -1))
                        .filter(label -> !label.isBlank())
                        .allMatch(label -> matches(sample, label)));
    }

    private static boolean matches(String sample, String label) {
        String key = label.replaceAll("=.*", "");
        String wanted = label.replaceAll("^[^\"]*\"|\"$", "");
        return Stream.of(wanted.split("\\|", -1)).anyMatch(value -> sample.contains("%s=\"%s\"".formatted(key, value)));
    }
}
