package org.powersource.acceptance.suite;

import java.util.Locale;
import java.util.stream.Stream;

/** In which the pages and mails are; each as its readers' browsers ask for it. */
public enum Language {
    ENGLISH("en-US"),
    SPANISH("es"),
    FRENCH("fr"),
    ARABIC("ar");

    private final String locale;

    Language(String locale) {
        this.locale = locale;
    }

    /** Those that {@code -Dtests.languages} names; English comes first, with which the others are compared. */
    public static Stream<Language> ofThisRun() {
        return Stream.of(System.getProperty("languages", ENGLISH.name()).split(","))
                .map(Language::valueOf)
                .sorted();
    }

    public Look look() {
        return Look.USUAL.locale(locale);
    }

    /** As pages are marked: two letters. */
    public String tag() {
        return Locale.forLanguageTag(locale).getLanguage();
    }

    @Override
    public String toString() {
        return tag();
    }
}
