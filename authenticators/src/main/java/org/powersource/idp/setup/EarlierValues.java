package org.powersource.idp.setup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Hashes of the values that earlier versions shipped and this one doesn't. A realm may have the suite from an import of that time, without
 * setup's rows. An element with one of these values is unchanged. Settings aren't listed: setup replaces them anyway.
 *
 * @param hashes of the values of each element
 */
record EarlierValues(Map<Key, Set<String>> hashes) {

    /** One line for each value: its hash, a space, the element's key. */
    static final String FILE = "/META-INF/powersource/earlier-values.txt";

    private static final EarlierValues LOADED = new EarlierValues(load());

    static EarlierValues get() {
        return LOADED;
    }

    private static Map<Key, Set<String>> load() {
        try (BufferedReader file = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(EarlierValues.class.getResourceAsStream(FILE)), StandardCharsets.UTF_8))) {
            return parse(file.lines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<Key, Set<String>> parse(Stream<String> lines) {
        Map<Key, Set<String>> hashes = new LinkedHashMap<>();
        lines.map(line -> line.split(" ", 2))
                .forEach(line -> hashes.computeIfAbsent(Key.parse(line[1]), key -> new HashSet<>())
                        .add(line[0]));
        return hashes;
    }

    boolean contain(Key key, Value value) {
        return hashes.getOrDefault(key, Set.of()).contains(value.hash());
    }
}
