package org.powersource.acceptance.suite;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Stream;

/** Ways to type one address, which lead to one question page. */
public enum Spelling {
    AS_REGISTERED,
    CAPITALS,
    SMALL_LETTERS,
    OTHER_CAPITALS,
    SPACES,
    EM_SPACE_BEFORE,
    IDEOGRAPHIC_SPACE_BEHIND,
    NO_BREAK_SPACES,
    INVISIBLE_CHARACTERS,
    DECOMPOSED;

    public static Stream<Spelling> all() {
        return Stream.of(values());
    }

    public String of(String address) {
        return switch (this) {
            case AS_REGISTERED -> address;
            case CAPITALS -> address.toUpperCase(Locale.ROOT);
            case SMALL_LETTERS -> address.toLowerCase(Locale.ROOT);
            case OTHER_CAPITALS -> address.replace("Pat", "pAT");
            case SPACES -> " " + address + " ";
            case EM_SPACE_BEFORE -> "\u2003" + address;
            case IDEOGRAPHIC_SPACE_BEHIND -> address + "\u3000";
            case NO_BREAK_SPACES -> "\u00a0" + address + "\u00a0";
            case INVISIBLE_CHARACTERS -> "\u200b\t" + address + "\ufeff";
            case DECOMPOSED -> Normalizer.normalize(address, Normalizer.Form.NFD);
        };
    }
}
