package org.powersource.idp.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The beginning of a sign-in.
 *
 * @param words what happened, in words
 * @param passed the marks of the steps that succeeded, in their order
 * @param user whether the account is known by now
 */
record Trace(List<String> words, List<String> passed, Known user) {

    /** How many traces of one kind are kept. */
    static final int MOST = 20;

    private static final int MOST_KINDS = 1000;

    private static final Comparator<Trace> SHORTEST = Comparator.<Trace>comparingInt(
                    trace -> trace.words().size())
            .thenComparing(trace -> String.join("\n", trace.words()));

    static Trace start(Known user) {
        return new Trace(List.of(), List.of(), user);
    }

    Trace then(String word, Known named) {
        return new Trace(with(words, word), passed, user.or(named));
    }

    Trace marked(String mark) {
        return new Trace(words, with(passed, mark), user);
    }

    /** What later steps depend on: traces of the same kind continue in the same ways. */
    String kind() {
        return user + " " + passed;
    }

    /** The shortest traces of each kind. */
    static List<Trace> shortest(Stream<Trace> traces) {
        Map<String, List<Trace>> kinds =
                traces.distinct().collect(Collectors.groupingBy(Trace::kind, LinkedHashMap::new, Collectors.toList()));
        if (kinds.size() > MOST_KINDS) {
            throw new TooLargeException("A flow has more than " + MOST_KINDS + " kinds of ways");
        }
        return kinds.values().stream()
                .flatMap(alike -> alike.stream().sorted(SHORTEST).limit(MOST))
                .sorted(SHORTEST)
                .toList();
    }

    private static List<String> with(List<String> list, String last) {
        List<String> longer = new ArrayList<>(list);
        longer.add(last);
        return List.copyOf(longer);
    }
}
