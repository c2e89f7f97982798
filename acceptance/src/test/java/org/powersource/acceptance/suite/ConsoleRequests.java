package org.powersource.acceptance.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What Keycloak's console asked of the admin API while contacts used it. The record is compared with the table of operations in
 * docs/contacts.md, so it shows what the console of another Keycloak needs.
 */
public final class ConsoleRequests {

    private static final Path TABLE = Path.of("..", "docs", "contacts.md");
    private static final Path RECORDS = Path.of("..", "target", "compat");
    private static final Pattern ROW = Pattern.compile("\\| (GET|POST|PUT|DELETE) \\| `/([^`]*)` \\|");
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}");
    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    /** Statuses by request. */
    private final SortedMap<String, Set<Integer>> seen = new TreeMap<>();

    private final Map<String, Pattern> operations = operations();

    private static Map<String, Pattern> operations() {
        try {
            return ROW.matcher(Files.readString(TABLE))
                    .results()
                    .collect(Collectors.toMap(
                            row -> row.group(1) + " /" + row.group(2),
                            row -> Pattern.compile(row.group(1) + " /"
                                    + PARAMETER.matcher(row.group(2)).replaceAll("[^/]+") + "/?"),
                            (one, other) -> one,
                            TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Notes a request.
     *
     * @param path below the realm, with a slash before it
     */
    public synchronized void add(String method, String path, int status) {
        String request = method + " " + (path.isEmpty() ? "/" : path);
        String name = operations.entrySet().stream()
                .filter(operation -> operation.getValue().matcher(request).matches())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> ID.matcher(request).replaceAll("{id}"));
        seen.computeIfAbsent(name, key -> new TreeSet<>()).add(status);
    }

    /** Requests that are in no row of the table. */
    public synchronized List<String> unlisted() {
        return seen.keySet().stream()
                .filter(request -> !operations.containsKey(request))
                .toList();
    }

    /** Writes {@code target/compat/console-<version>.md}. */
    public synchronized void write(String version) {
        String rows = seen.entrySet().stream()
                .map(request -> "| `%s` | %s | %s |\n"
                        .formatted(
                                request.getKey(),
                                operations.containsKey(request.getKey()) ? "yes" : "no",
                                request.getValue().stream().map(String::valueOf).collect(Collectors.joining(", "))))
                .collect(Collectors.joining());
        String others = operations.keySet().stream()
                .filter(operation -> !seen.containsKey(operation))
                .map(operation -> "- `" + operation + "`\n")
                .collect(Collectors.joining());
        try {
            Files.writeString(Files.createDirectories(RECORDS).resolve("console-" + version + ".md"), """
                    # What the console of Keycloak %s asks of the admin API for a contact

                    | request | in the table of operations | statuses |
                    |---|---|---|
                    %s
                    Operations that the tour didn't need:

                    %s""".formatted(
                            version, rows, others));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
