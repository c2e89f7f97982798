package org.powersource.compat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The difference between two sections of one title.
 *
 * @param before number of items
 * @param after number of items
 */
record Difference(
        String title,
        int before,
        int after,
        SortedSet<String> came,
        SortedSet<String> went,
        SortedMap<String, String> changed) {

    /** Longer values are texts, which the report doesn't show. */
    private static final int LONGEST_VALUE = 60;

    /** In the order of the newer server, then what only the older one has. */
    static List<Difference> between(List<Section> base, List<Section> server) {
        Map<String, Section> before = byTitle(base);
        List<Section> all = new ArrayList<>(server);
        Map<String, Section> after = byTitle(server);
        base.stream()
                .filter(section -> !after.containsKey(section.title()))
                .map(section -> section.with(Collections.emptySortedMap()))
                .forEach(all::add);
        return all.stream()
                .map(section ->
                        of(before.getOrDefault(section.title(), section.with(Collections.emptySortedMap())), section))
                .toList();
    }

    private static Map<String, Section> byTitle(List<Section> sections) {
        return sections.stream().collect(Collectors.toMap(Section::title, section -> section));
    }

    private static Difference of(Section base, Section server) {
        SortedSet<String> came = new TreeSet<>(server.items().keySet());
        came.removeAll(base.items().keySet());
        SortedSet<String> went = new TreeSet<>(base.items().keySet());
        went.removeAll(server.items().keySet());
        SortedMap<String, String> changed = new TreeMap<>();
        server.items().forEach((item, value) -> {
            String old = base.items().getOrDefault(item, value);
            if (!old.equals(value)) {
                changed.put(item, isLong(old) || isLong(value) ? "" : old + " → " + value);
            }
        });
        return new Difference(
                server.title(), base.items().size(), server.items().size(), came, went, changed);
    }

    private static boolean isLong(String value) {
        return value.length() > LONGEST_VALUE;
    }

    boolean isEmpty() {
        return came.isEmpty() && went.isEmpty() && changed.isEmpty();
    }
}
