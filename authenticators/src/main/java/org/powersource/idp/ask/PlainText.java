package org.powersource.idp.ask;

import java.text.Normalizer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a person wrote, as one line of text: no control and no format characters, so nothing hides or turns the direction of what comes after
 * it. Pages and mails escape it.
 */
final class PlainText {

    /** Longest line of a request or of a decision, in characters. */
    static final int LINE = 200;

    /** Longest name. */
    static final int NAME = 100;

    private PlainText() {}

    /** The cleaned line, cut at the limit; empty for null. */
    static String of(@Nullable String written, int longest) {
        if (written == null) {
            return "";
        }
        String line = Normalizer.normalize(written, Normalizer.Form.NFC)
                .codePoints()
                .mapToObj(PlainText::visible)
                .collect(Collectors.joining())
                .replaceAll(" +", " ")
                .strip();
        return line.codePointCount(0, line.length()) <= longest
                ? line
                : line.substring(0, line.offsetByCodePoints(0, longest)).strip();
    }

    private static String visible(int character) {
        if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
            return " ";
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> "";
            default -> Character.toString(character);
        };
    }
}
