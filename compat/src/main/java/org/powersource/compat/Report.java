package org.powersource.compat;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What differs between two servers for an extension, as Markdown. */
final class Report {

    private static final int MOST_USERS = 5;

    private final StringBuilder text = new StringBuilder();
    /** Texts of the extension. */
    private final Set<String> named;

    private Report(Set<String> named) {
        this.named = named;
    }

    static String of(
            String base,
            String server,
            Set<Problem> problems,
            List<Difference> differences,
            Set<String> textsOfTheExtension) {
        Report report = new Report(textsOfTheExtension);
        report.line("# From Keycloak " + base + " to " + server + "\n");
        report.addProblems(problems);
        report.addDifferences(differences);
        return report.text.toString();
    }

    private void addProblems(Set<Problem> problems) {
        long breaking =
                problems.stream().filter(problem -> problem.fault().breaks()).count();
        line("## What your jars use\n");
        line(breaking == 0 ? "Everything is there.\n" : "**" + breaking + " uses no longer fit.**\n");
        problems.stream()
                .collect(Collectors.groupingBy(Problem::fault, TreeMap::new, Collectors.toList()))
                .forEach((fault, found) -> {
                    line("### " + fault.title() + "\n");
                    found.stream()
                            .collect(Collectors.groupingBy(
                                    Problem::subject,
                                    TreeMap::new,
                                    Collectors.mapping(Problem::user, Collectors.toCollection(TreeSet::new))))
                            .forEach((subject, users) -> line("- `" + subject + "`, used by " + names(users)));
                    line("");
                });
    }

    private static String names(Collection<String> users) {
        String names =
                users.stream().limit(MOST_USERS).map(user -> "`" + user + "`").collect(Collectors.joining(", "));
        return users.size() > MOST_USERS ? names + " and " + (users.size() - MOST_USERS) + " more" : names;
    }

    private void addDifferences(List<Difference> differences) {
        line("## What the server has\n");
        line("An item in bold is a text of your jars, too.\n");
        line("| | before | after | came | went | changed |");
        line("|---|---|---|---|---|---|");
        differences.stream()
                .filter(difference -> !difference.isEmpty())
                .forEach(difference -> line(Stream.of(
                                difference.title(),
                                difference.before(),
                                difference.after(),
                                difference.came().size(),
                                difference.went().size(),
                                difference.changed().size())
                        .map(String::valueOf)
                        .collect(Collectors.joining(" | ", "| ", " |"))));
        line(differences.stream()
                .filter(Difference::isEmpty)
                .map(difference -> difference.title() + " (" + difference.after() + ")")
                .collect(Collectors.joining(", ", "\nThe same: ", ".")));
        line("");
        differences.stream().filter(difference -> !difference.isEmpty()).forEach(this::addDifference);
    }

    private void addDifference(Difference difference) {
        line("### " + difference.title() + "\n");
        difference.went().forEach(item -> line("- went: " + item(item)));
        difference.came().forEach(item -> line("- came: " + item(item)));
        difference
                .changed()
                .forEach((item, change) -> line("- changed: " + item(item) + (change.isEmpty() ? "" : ", " + change)));
        line("");
    }

    private String item(String name) {
        return named.contains(name) ? "**`" + name + "`**" : "`" + name + "`";
    }

    private void line(String content) {
        text.append(content).append('\n');
    }
}
