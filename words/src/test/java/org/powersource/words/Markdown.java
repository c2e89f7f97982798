package org.powersource.words;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.languagetool.markup.AnnotatedText;
import org.languagetool.markup.AnnotatedTextBuilder;

/** The sentences of a document; positions in them stay those in the file. */
final class Markdown {

    /** In this order: other languages, comments and blocks of code, code and addresses, ends of links, cells, signs at a line's start, emphasis. */
    private static final Pattern MARKUP = Pattern.compile(
            "(?<block>(?s:<!-- not English -->.*?<!-- English -->)|(?s:<!--.*?-->)|(?m:^)( *)```(?s:.*?)\\n\\2```|(?m:^)(?: {4}[^\\n]*\\n)+(?=\\n))"
                    + "|(?<code>`[^`\\n]+`|<https?:[^>]+>|https?://[^\\s|]+)"
                    + "|(?<link>\\]\\([^)\\s]+\\))"
                    + "|(?<cell>[ ]*\\|(?:[-| ]*\\|)?(?:\\n\\|)?[ ]*|<br>)"
                    + "|(?<sign>(?m:^)(?:#+ |[ ]*- |[ ]*\\d+\\. |> ))"
                    + "|(?<mark>!?\\[|\\]|\\*+|</?[a-z]+[^>]*>)");

    private Markdown() {}

    static AnnotatedText sentences(String document) {
        AnnotatedTextBuilder text = new AnnotatedTextBuilder();
        Matcher markup = MARKUP.matcher(document);
        int end = 0;
        while (markup.find()) {
            text.addText(document.substring(end, markup.start()));
            text.addMarkup(markup.group(), read(markup));
            end = markup.end();
        }
        return text.addText(document.substring(end)).build();
    }

    /** How it is read out. */
    private static String read(Matcher markup) {
        if (markup.group("code") != null) {
            // Only the article before it depends on the word.
            return "aeiouAEIOU".indexOf(markup.group().charAt(1)) < 0 ? "name" : "item";
        }
        return markup.group("link") != null || markup.group("mark") != null ? "" : "\n\n";
    }
}
