package org.powersource.compat;

import java.util.Comparator;

/**
 * Something that doesn't fit.
 *
 * @param subject what isn't there, or isn't as it should be
 * @param user class or file that relies on it
 */
record Problem(Fault fault, String subject, String user) implements Comparable<Problem> {

    private static final Comparator<Problem> ORDER =
            Comparator.comparing(Problem::fault).thenComparing(Problem::subject).thenComparing(Problem::user);

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }
}
