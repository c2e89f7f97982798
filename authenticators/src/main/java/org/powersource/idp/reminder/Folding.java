package org.powersource.idp.reminder;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What of a text counts: neither letter case nor accents, blanks, punctuation or invisible characters. So {@code Rex}, {@code
 * "réx!"} and {@code R E X} are one answer.
 */
final class Folding {

    /**
     * What may be typed at all, in UTF-16 units: a multiple of what an answer may hold (accents, blanks), and little enough
     * to be folded in no time.
     */
    static final int LONGEST_TYPED = 400;

    private static final Pattern MARKS = Pattern.compile("[\\p{Mn}\\p{Me}]");
    private static final Pattern SILENT = Pattern.compile("[\\p{Z}\\p{P}\\p{C}]+");
    /** Symbols part words, but for pictures. */
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\p{Z}\\p{P}\\p{C}\\p{Sm}\\p{Sc}\\p{Sk}]+");

    private Folding() {}

    static String fold(String text) {
        // Once more, since letters that belong together (Korean jamo) may stand side by side only now.
        return Normalizer.normalize(SILENT.matcher(letters(text)).replaceAll(""), Normalizer.Form.NFC);
    }

    /** A typed answer; empty, which no answer folds to, if there is none or it is longer than can be right. */
    static String foldTyped(@Nullable String typed) {
        return typed == null || typed.length() > LONGEST_TYPED ? "" : fold(typed);
    }

    private static String letters(String text) {
        String compatible = Normalizer.normalize(text, Normalizer.Form.NFKC);
        String plain = MARKS.matcher(Normalizer.normalize(compatible, Normalizer.Form.NFD))
                .replaceAll("");
        // Upper case first: it alone writes ß as SS. Then letter by letter, so that no letter depends on its place (σ,
        // ς).
        String lower = lower(lower(plain).toUpperCase(Locale.ROOT));
        return Normalizer.normalize(lower, Normalizer.Form.NFC);
    }

    private static String lower(String text) {
        return text.codePoints()
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Whether the folded words are, one after the other, some words of the text: {@code mary ann} of Mary Ann Smith. */
    static boolean areWordsOf(String folded, String text) {
        List<String> words = words(text);
        for (int first = 0; first < words.size(); first++) {
            StringBuilder run = new StringBuilder();
            for (int last = first; last < words.size() && run.length() < folded.length(); last++) {
                run.append(words.get(last));
            }
            if (!folded.isEmpty() && folded.contentEquals(run)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> words(String text) {
        return BETWEEN_WORDS
                .splitAsStream(letters(text))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
