package org.powersource.devserver;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/** Finds the web links of a mail. */
public final class Links {

    /** Closing punctuation belongs to the sentence, not to the link. */
    public static final Pattern IN_TEXT = Pattern.compile("https?://[^\\s<>\"']*[^\\s<>\"'.,;:!?)\\]]");

    private Links() {}

    /** Links without duplicates, those of the text first. */
    static List<String> of(String text, String html) {
        Set<String> links = new LinkedHashSet<>();
        Matcher matcher = IN_TEXT.matcher(text);
        while (matcher.find()) {
            links.add(matcher.group());
        }
        Jsoup.parse(html).select("a[href]").eachAttr("href").stream()
                .map(String::trim)
                .filter(Links::isWeb)
                .forEach(links::add);
        return List.copyOf(links);
    }

    private static boolean isWeb(String link) {
        String start = link.toLowerCase(Locale.ROOT);
        return start.startsWith("http://") || start.startsWith("https://");
    }
}
