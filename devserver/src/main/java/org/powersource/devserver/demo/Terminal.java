package org.powersource.devserver.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.powersource.devserver.Progress;

/** Output of the demo in the terminal. */
final class Terminal implements Progress {

    private static final String GAP = "   ";

    private final PrintStream out;
    private final Instant start = Instant.now();

    Terminal(PrintStream out) {
        this.out = out;
    }

    @Override
    public void step(String what) {
        out.printf("[demo] %3d s  %s%n", Duration.between(start, Instant.now()).toSeconds(), what);
        out.flush();
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    /** Columns as wide as their widest cell; the first row is the head. */
    void table(List<List<String>> rows) {
        int[] widths = widths(rows);
        for (int i = 0; i < rows.size(); i++) {
            line(row(rows.get(i), widths));
            if (i == 0) {
                line(row(
                        rows.get(0).stream()
                                .map(cell -> "-".repeat(cell.length()))
                                .toList(),
                        widths));
            }
        }
        line("");
    }

    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return widths;
    }

    private static String row(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder("  ");
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            line.append(cell).append(" ".repeat(widths[i] - cell.length())).append(GAP);
        }
        return line.toString().stripTrailing();
    }
}
