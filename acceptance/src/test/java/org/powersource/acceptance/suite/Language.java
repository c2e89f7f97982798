package org.powersource.acceptance.suite;

import java.util.Locale;
import java.util.stream.Stream;

/** Languages of pages and mails, with the headers of their readers' browsers. */
public enum Language {
    ENGLISH("en-US"),
    SPANISH("es"),
    FRENCH("fr"),
    ARABIC("ar");

    private final String locale;

    Language(String locale) {
        this.locale = locale;
    }

    /** Languages that {@code -Dtests.languages} names. English comes first; the others are compared with it. */
    public static Stream<Language> ofThisRun() {
        return Stream.of(System.getProperty("languages", ENGLISH.name()).split(","))
                .map(Language::valueOf)
                .sorted();
    }

    public Look look() {
        return Look.USUAL.locale(locale);
    }

    /** Language tag of the pages: two letters. */
    public String tag() {
        return Locale.forLanguageTag(locale).getLanguage();
    }

    @Override
    public String toString() {
        return tag();
    }
}
