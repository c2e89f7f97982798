package org.powersource.idp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule of {@code docs/examples/prometheus-alerts.yaml}. Reads what the rules are made of, and no more of Prometheus' language: numbers compared
 * by {@code >}, joined by {@code and} or {@code unless}. Increases are counted from one set of samples to another.
 */
public record Alert(String name, String expression) {

    private static final Path FILE = Path.of("..", "docs", "examples", "prometheus-alerts.yaml");
    private static final Pattern RULE = Pattern.compile("- alert: (\\w+)\\s+expr: (.+)");
    private static final Pattern COMPARISON = Pattern.compile("(.+) > (\\d+)");
    private static final Pattern NUMBER = Pattern.compile(
            "(max|sum)(?: by \\([^)]*\\) )?\\((?:(increase|delta)\\()?(\\w+)(?:\\{([^}]*)})?(?:\\[\\w+])?\\)+");

    /** All rules on the outbox. */
    public static List<Alert> ofTheOutbox() {
        return all().stream()
                .filter(alert -> alert.expression.contains("powersource_mail_"))
                .toList();
    }

    public static List<Alert> all() {
        try {
            return RULE.matcher(Files.readString(FILE))
                    .results()
                    .map(rule -> new Alert(rule.group(1), rule.group(2)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isTrue(MeterSamples before, MeterSamples now) {
        String[] unless = expression.split(" unless ", -1);
        return conjunction(unless[0], before, now) && (unless.length == 1 || !conjunction(unless[1], before, now));
    }

    public static Alert named(String name) {
        return all().stream()
                .filter(alert -> alert.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static boolean conjunction(String text, MeterSamples before, MeterSamples now) {
        return List.of(text.split(" and ", -1)).stream().allMatch(part -> comparison(part, before, now));
    }

    private static boolean comparison(String text, MeterSamples before, MeterSamples now) {
        Matcher comparison = match(COMPARISON, text);
        List<Double> numbers = List.of(comparison.group(1).split(" / ", -1)).stream()
                .map(number -> number(match(NUMBER, number), before, now))
                .toList();
        double value = numbers.size() == 1 ? numbers.get(0) : numbers.get(0) / numbers.get(1);
        return value > Integer.parseInt(comparison.group(2));
    }

    private static double number(MatchResult number, MeterSamples before, MeterSamples now) {
        String labels = number.group(4) == null ? "" : number.group(4);
        ToDoubleFunction<String> value = number.group(2) == null
                ? now::value
                : sample -> now.value(sample) - before.values().getOrDefault(sample, 0.0);
        var values = now.matching(number.group(3), labels).mapToDouble(value);
        return number.group(1).equals("sum") ? values.sum() : values.max().orElse(Double.NaN);
    }

    private static Matcher match(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a part of a rule that this class reads: " + text);
        }
        return matcher;
    }

    @Override
    public String toString() {
        return name;
    }
}
