package org.powersource.acceptance.suite;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Cells of a large table of cases. {@code -Pnightly} tries all of them; a plain build tries every fifth, and so something of each row and column. */
public final class Cells {

    private static final int EVERY = Integer.getInteger("cells.every", 1);

    private Cells() {}

    /** Rows that take long. {@code -Pnightly} tries all of them; a plain build tries those that it names. */
    public static <T> Stream<T> byDay(Stream<T> all, Set<T> named) {
        return all.filter(row -> EVERY == 1 || named.contains(row));
    }

    public static <T> Stream<T> ofThisRun(Stream<T> all) {
        List<T> cells = all.toList();
        return IntStream.range(0, cells.size()).filter(i -> i % EVERY == 0).mapToObj(cells::get);
    }
}
