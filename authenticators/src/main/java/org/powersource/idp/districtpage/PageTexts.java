package org.powersource.idp.districtpage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.TemplatingUtil;
import org.keycloak.theme.Theme;
import org.powersource.idp.account.Languages;

/** Texts of the page in one language: those of the login theme, with what the realm overrides. */
final class PageTexts {

    /** Start of the keys of what the markup shows. */
    static final String PAGE = "district.page.";
    /** Start of the keys of what the script tells. */
    static final String TOLD = "district.told.";

    /** Values come later, by the script. */
    private static final Object[] PLACES = {"{0}", "{1}", "{2}"};

    private PageTexts() {}

    /** Whether pages of the realm can be in that language: any other would fill the theme's cache. */
    static boolean isSpoken(String tag, RealmModel realm) {
        return Languages.of(realm).contains(tag)
                || tag.equals(realm.getDefaultLocale())
                || tag.equals(Locale.ENGLISH.toLanguageTag());
    }

    /** By the rest of the key. */
    static Map<String, String> of(Properties messages, Locale locale, String start) {
        Map<String, String> texts = new TreeMap<>();
        messages.stringPropertyNames().stream()
                .filter(key -> key.startsWith(start))
                .forEach(key -> texts.put(key.substring(start.length()), text(messages, locale, key)));
        return texts;
    }

    /** As on other pages (Keycloak 26.7.4 {@code MessageFormatterMethod}). */
    static String text(Properties messages, Locale locale, String key) {
        return new MessageFormat(TemplatingUtil.resolveVariables(messages.getProperty(key), messages), locale)
                .format(PLACES);
    }

    static Theme theme(KeycloakSession session) {
        try {
            return session.theme().getTheme(Theme.Type.LOGIN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Properties messages(Theme theme, RealmModel realm, Locale locale) {
        try {
            return theme.getEnhancedMessages(realm, locale);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
