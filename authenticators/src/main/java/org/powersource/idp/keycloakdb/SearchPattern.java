package org.powersource.idp.keycloakdb;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A regular expression for a search that ignores accents and letter case: each letter matches all letters that differ only in these. Its
 * syntax is the one that Java, H2 and PostgreSQL share, so no database needs an extension or a certain collation.
 */
final class SearchPattern {

    /** Accents and vowel signs, as characters of their own, that may follow a letter: Latin, Greek and Cyrillic; Arabic. */
    private static final String MARKS = "[\u0300-\u036f\u064b-\u065f\u0670]*";

    private static final Pattern MARKED = Pattern.compile(MARKS);

    /** Pairs of a letter that Unicode doesn't decompose, and the letter that people type for it. */
    private static final String VARIANTS = "\u0142l\u00f8o\u0111d\u0127h\u0167t\u0131i\u03c2\u03c3";

    /** By a plain letter: all letters that equal it without accents and letter case. */
    private static final Map<Integer, String> LETTERS = letters();

    private SearchPattern() {}

    private static Map<Integer, String> letters() {
        Map<Integer, String> letters = new HashMap<>();
        for (int letter = 0; letter <= Character.MAX_VALUE; letter++) {
            if (Character.isLetter(letter)) {
                letters.merge(plain(letter), Character.toString(letter), String::concat);
            }
        }
        letters.values().removeIf(same -> same.length() == 1);
        return letters;
    }

    /** The character without accents and in lower case; a character that Unicode decomposes into several letters stays as it is. */
    private static int plain(int character) {
        String bare = withoutMarks(Character.toString(character), Normalizer.Form.NFD);
        int letter =
                Character.toLowerCase(bare.codePointCount(0, bare.length()) == 1 ? bare.codePointAt(0) : character);
        int variant = VARIANTS.indexOf(letter);
        return variant >= 0 && variant % 2 == 0 ? VARIANTS.codePointAt(variant + 1) : letter;
    }

    /**
     * The expression, for a text with a space before each word.
     *
     * @param prefixOnly whether words are found by their beginnings only
     * @return empty if nothing is searched for
     */
    static String of(String search, boolean prefixOnly) {
        String words = Arrays.stream(search.split("[\\s\\p{Z}]+", -1))
                .map(SearchPattern::word)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" +"));
        return prefixOnly && !words.isEmpty() ? " " + words : words;
    }

    private static String word(String word) {
        return withoutMarks(word, Normalizer.Form.NFC)
                .codePoints()
                .mapToObj(character -> any(character) + MARKS)
                .collect(Collectors.joining());
    }

    private static String withoutMarks(String text, Normalizer.Form form) {
        return MARKED.matcher(Normalizer.normalize(text, form)).replaceAll("");
    }

    private static String any(int character) {
        String same = LETTERS.get(plain(character));
        if (same != null) {
            return "[" + same + "]";
        }
        String itself = Character.toString(character);
        return character < 128 && !Character.isLetterOrDigit(character) ? "\\" + itself : itself;
    }
}
