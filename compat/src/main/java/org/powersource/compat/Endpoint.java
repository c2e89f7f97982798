package org.powersource.compat;

import java.util.Comparator;

/**
 * A method of the server's HTTP interface.
 *
 * @param path from the server's base, with a slash before it and parameters in braces
 */
public record Endpoint(String method, String path) implements Comparable<Endpoint> {

    private static final Comparator<Endpoint> ORDER =
            Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method);

    @Override
    public int compareTo(Endpoint other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
