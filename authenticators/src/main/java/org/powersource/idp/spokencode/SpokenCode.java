package org.powersource.idp.spokencode;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Ten letters and digits for reading out on the telephone. 37 bits: NIST SP 800-63B-4 §3.1.2.2 asks look-up secrets for 20.
 *
 * @param text as it is hashed: without separators
 */
record SpokenCode(String text) {

    /**
     * No look-alikes (I L O 0 1), and one of each group whose names sound alike on the telephone: 3 of B C D E G P T V Z 3, F of F S X, M of
     * M N, 2 of Q U 2. Two of a group whose names differ enough in English, Spanish and French: H and K of A H J K 8, Y and 9 of I Y 5 9. No
     * vowels, so no words.
     */
    static final String ALPHABET = "234679FHKMRWY";

    static final int LENGTH = 10;

    private static final SecureRandom RANDOM = new SecureRandom();

    static SpokenCode random() {
        return new SpokenCode(RANDOM.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(i -> ALPHABET.substring(i, i + 1))
                .collect(Collectors.joining()));
    }

    /**
     * What somebody typed, if it could be a code. Letter case, spaces, hyphens and invisible characters don't count, and digits may be of any
     * script.
     */
    static Optional<SpokenCode> read(@Nullable String typed) {
        if (typed == null) {
            return Optional.empty();
        }
        StringBuilder read = new StringBuilder();
        typed.codePoints()
                .filter(letter -> !isSeparator(letter))
                .map(SpokenCode::plain)
                .forEach(read::appendCodePoint);
        return Optional.of(read.toString())
                .filter(text ->
                        text.length() == LENGTH && text.codePoints().allMatch(letter -> ALPHABET.indexOf(letter) >= 0))
                .map(SpokenCode::new);
    }

    private static boolean isSeparator(int letter) {
        return Character.isWhitespace(letter)
                || Character.isSpaceChar(letter)
                || switch (Character.getType(letter)) {
                    case Character.DASH_PUNCTUATION, Character.FORMAT, Character.CONTROL -> true;
                    default -> false;
                };
    }

    private static int plain(int letter) {
        int digit = Character.digit(letter, 10);
        return digit < 0 ? Character.toUpperCase(letter) : Character.forDigit(digit, 10);
    }

    /** For the person who reads it out: three, three and four, as telephone numbers are read. */
    String inGroups() {
        return text.substring(0, 3) + "-" + text.substring(3, 6) + "-" + text.substring(6);
    }

    @Override
    public String toString() {
        return "SpokenCode[redacted]";
    }
}
