package org.powersource.idp.setup;

import java.util.stream.Stream;

/** Something that the suite needs in a realm. */
record Element(Key key, Value value) {

    static Element of(Kind kind, String name, Object value) {
        return new Element(new Key(kind, name), Value.of(value));
    }

    /** Keys of the elements that contain this one or that it names. */
    Stream<Key> needs() {
        return switch (key.kind()) {
            case ACTION_OPTION -> Stream.of(new Key(Kind.REQUIRED_ACTION, path().parent()));
            case STEP_OPTION -> Stream.of(new Key(Kind.STEP, path().parent()));
            case STEP -> Stream.of(new Key(Kind.FLOW, path().parent()), new Key(Kind.FLOW, path().last()));
            case SETTING -> Stream.of(new Key(Kind.FLOW, value.json().asText()));
            default -> Stream.empty();
        };
    }

    private Path path() {
        return Path.parse(key.name());
    }
}
