package org.powersource.devserver.portal;

import java.util.Locale;

/** A language as the templates see it. */
public record LanguageBean(String tag, String name) {

    static LanguageBean of(Locale locale) {
        String name = locale.getDisplayLanguage(locale);
        return new LanguageBean(locale.getLanguage(), name.substring(0, 1).toUpperCase(locale) + name.substring(1));
    }
}
