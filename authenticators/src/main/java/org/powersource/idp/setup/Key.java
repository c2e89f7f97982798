package org.powersource.idp.setup;

/** Names one element of a realm. */
record Key(Kind kind, String name) {

    private static final String BETWEEN = ":";

    /** The key as stored in {@code POWERSOURCE_SETUP}. */
    String text() {
        return kind.name() + BETWEEN + name;
    }

    static Key parse(String text) {
        int end = text.indexOf(BETWEEN);
        return new Key(Kind.valueOf(text.substring(0, end)), text.substring(end + 1));
    }
}
