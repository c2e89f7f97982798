package org.powersource.acceptance.meanwhile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.powersource.acceptance.suite.Answer;

/** The tables of {@code docs/meanwhile.md}: one for each step, a row for each change, a column for each click. */
final class EndsDocument {

    private static final Path DOCUMENT = Path.of("..", "docs", "meanwhile.md");
    private static final String START = "<!-- cells: written by MeanwhileIT -->\n";
    private static final boolean WRITING = Boolean.getBoolean("writeDocs");

    private final String introduction;
    private final Map<String, String> ends;

    private EndsDocument(String introduction, Map<String, String> ends) {
        this.introduction = introduction;
        this.ends = ends;
    }

    static EndsDocument read() {
        try {
            String document = Files.readString(DOCUMENT);
            int start = document.indexOf(START) + START.length();
            return new EndsDocument(document.substring(0, start), cells(document.substring(start)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> cells(String tables) {
        Map<String, String> cells = new ConcurrentHashMap<>();
        for (String table : tables.split("\n## ", -1)) {
            List<String> lines = table.lines().toList();
            lines.stream()
                    .filter(line -> line.startsWith("| "))
                    .skip(1)
                    .map(line -> List.of(line.split(" *\\| *", -1)))
                    .forEach(row -> {
                        Iterator<String> ends = row.subList(2, row.size()).iterator();
                        Stream.of(Click.values())
                                .forEach(click -> cells.put(key(lines.get(0), row.get(1), click), ends.next()));
                    });
        }
        return cells;
    }

    private static String key(Object step, Object change, Click click) {
        return step + ", " + change + ", " + click;
    }

    /** Compares the end with the document's, or notes it for a new document. */
    void check(Step step, Change change, Click click, Answer answer) {
        String key = key(step, change, click);
        if (WRITING) {
            ends.put(key, end(answer));
        }
        assertThat(end(answer)).as(key + " in docs/meanwhile.md").isEqualTo(ends.get(key));
    }

    private static String end(Answer answer) {
        if (answer.location() == null) {
            return answer.pageId().replaceFirst("^login-", "");
        }
        String error = answer.told().get("error");
        return error == null ? "**app**" : "app: `" + error + "`";
    }

    void writeIfAsked() {
        if (WRITING) {
            try {
                Files.writeString(
                        DOCUMENT,
                        introduction + Stream.of(Step.values()).map(this::table).collect(Collectors.joining()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private String table(Step step) {
        String head = row("change", Stream.of(Click.values()).map(Click::toString));
        String rows = Stream.of(Change.values())
                .map(change -> row(
                        change.toString(),
                        Stream.of(Click.values()).map(click -> ends.getOrDefault(key(step, change, click), ""))))
                .collect(Collectors.joining());
        return "\n## " + step + "\n\n" + head + "|---".repeat(Click.values().length + 1) + "|\n" + rows;
    }

    private static String row(String first, Stream<String> others) {
        return "| " + first + " | " + others.collect(Collectors.joining(" | ")) + " |\n";
    }

    /** The constant's name as words. */
    static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
