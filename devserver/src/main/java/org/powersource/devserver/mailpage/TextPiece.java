package org.powersource.devserver.mailpage;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.powersource.devserver.Links;

/**
 * A part of a plain text: a link or other text.
 *
 * @param text as in the mail
 */
public record TextPiece(String text, boolean link) {

    static List<TextPiece> of(String text) {
        List<TextPiece> pieces = new ArrayList<>();
        Matcher matcher = Links.IN_TEXT.matcher(text);
        int end = 0;
        while (matcher.find()) {
            pieces.add(new TextPiece(text.substring(end, matcher.start()), false));
            pieces.add(new TextPiece(matcher.group(), true));
            end = matcher.end();
        }
        pieces.add(new TextPiece(text.substring(end), false));
        return pieces;
    }
}
