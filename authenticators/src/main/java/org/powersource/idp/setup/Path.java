package org.powersource.idp.setup;

import java.util.List;

/** The name of an element that is part of another: {@code flow > step > option}. */
record Path(String parent, String last) {

    private static final String BETWEEN = " > ";

    static Path parse(String name) {
        int end = name.lastIndexOf(BETWEEN);
        return new Path(name.substring(0, end), name.substring(end + BETWEEN.length()));
    }

    static String join(String... names) {
        return String.join(BETWEEN, List.of(names));
    }
}
