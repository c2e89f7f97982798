package org.powersource.idp.reminder;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reduces a text to what is compared: without letter case, accents, spaces, punctuation and invisible characters. So {@code Rex}, {@code
 * "réx!"} and {@code R E X} are one answer.
 */
final class Folding {

    /**
     * Longest typed text, in UTF-16 units: several times the longest answer, for accents and spaces, and short enough to be folded at once.
     */
    static final int LONGEST_TYPED = 400;

    private static final Pattern MARKS = Pattern.compile("[\\p{Mn}\\p{Me}]");
    private static final Pattern SILENT = Pattern.compile("[\\p{Z}\\p{P}\\p{C}]+");
    /** Characters that separate words; of the symbols, all except pictures. */
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\p{Z}\\p{P}\\p{C}\\p{Sm}\\p{Sc}\\p{Sk}]+");

    private Folding() {}

    static String fold(String text) {
        // Composes again: removing characters may have joined letters, such as Korean jamo.
        return Normalizer.normalize(SILENT.matcher(letters(text)).replaceAll(""), Normalizer.Form.NFC);
    }

    /** Folds a typed answer. Empty, which no right answer is, if there is none or it is too long. */
    static String foldTyped(@Nullable String typed) {
        return typed == null || typed.length() > LONGEST_TYPED ? "" : fold(typed);
    }

    private static String letters(String text) {
        String compatible = Normalizer.normalize(text, Normalizer.Form.NFKC);
        String plain = MARKS.matcher(Normalizer.normalize(compatible, Normalizer.Form.NFD))
                .replaceAll("");
        // Upper case first, because only it turns ß into SS. Then each letter by itself, so that its position doesn't
        // matter (σ, ς).
        String lower = lower(lower(plain).toUpperCase(Locale.ROOT));
        return Normalizer.normalize(lower, Normalizer.Form.NFC);
    }

    private static String lower(String text) {
        return text.codePoints()
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Whether the folded text equals consecutive words of the other text, such as {@code maryann} of Mary Ann Smith. */
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
