package org.powersource.idp.districtpage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/** Sentences that the page's script tells, in one language: those of the login theme, with what the realm overrides. */
final class PageTexts {

    static final String TOLD = "district.told.";

    /** Of {@link MessageFormat}; the script puts values in their place. */
    private static final Object[] PLACES = {"{0}", "{1}", "{2}"};

    private PageTexts() {}

    /**
     * Whether there is a script in that language: any other would fill the theme's cache.
     *
     * @param realms tags of the realm's languages; none if it has one only
     */
    static boolean isSpoken(String tag, Set<String> realms) {
        return realms.contains(tag) || tag.equals(Locale.ENGLISH.toLanguageTag());
    }

    static Map<String, String> of(KeycloakSession session, RealmModel realm, Locale locale) {
        return of(messages(theme(session), realm, locale), locale);
    }

    static Map<String, String> of(Properties messages, Locale locale) {
        Map<String, String> texts = new TreeMap<>();
        messages.stringPropertyNames().stream()
                .filter(key -> key.startsWith(TOLD))
                .forEach(key -> texts.put(
                        key.substring(TOLD.length()),
                        new MessageFormat(messages.getProperty(key), locale).format(PLACES)));
        return texts;
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
