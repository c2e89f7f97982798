package org.powersource.acceptance.suite;

import java.util.Locale;

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
