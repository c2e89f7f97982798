package org.powersource.idp.language;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;
import org.powersource.idp.account.SuiteRealm;
import org.powersource.idp.kit.BrandText;

/** A theme that replaces realm texts which {@link java.text.MessageFormat} can't use by the shipped ones. */
final class CheckedTheme {

    private static final Logger LOG = Logger.getLogger(CheckedTheme.class);

    /** Each text causes one warning; this is the most for one start of the server. */
    private static final int MOST_WARNINGS = 10_000;

    private static final Set<List<String>> WARNED = ConcurrentHashMap.newKeySet();

    private CheckedTheme() {}

    static Theme of(Theme theme) {
        return (Theme) Proxy.newProxyInstance(
                CheckedTheme.class.getClassLoader(), new Class<?>[] {Theme.class}, (self, method, arguments) -> {
                    if (method.getName().equals("getEnhancedMessages")) {
                        return texts(theme, (RealmModel) arguments[0], (Locale) arguments[1]);
                    }
                    try {
                        return method.invoke(theme, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static Properties texts(Theme theme, RealmModel realm, Locale locale) throws IOException {
        Properties texts = theme.getEnhancedMessages(realm, locale);
        if (realm == null || realm.getRealmLocalizationTexts().isEmpty() || !SuiteRealm.is(realm)) {
            return texts;
        }
        check(texts, theme.getMessages(locale), realm.getName(), locale.toLanguageTag());
        return texts;
    }

    /**
     * Checks the texts that differ from the shipped ones. Starts with the brand's texts and those without <code>${key}</code>, because
     * other texts may contain them.
     */
    static void check(Properties texts, Properties shipped, String realm, String language) {
        texts.stringPropertyNames().stream()
                .filter(key -> !texts.getProperty(key).equals(shipped.getProperty(key)))
                .sorted(Comparator.comparing((String key) -> !isOfTheBrand(key))
                        .thenComparing(key -> texts.getProperty(key).contains("${")))
                .forEach(key -> {
                    RealmText text = new RealmText(texts.getProperty(key));
                    String original = shipped.getProperty(key);
                    if (isOfTheBrand(key)) {
                        texts.setProperty(key, text.literal());
                    } else if (text.isUsable(texts, original)) {
                        texts.setProperty(key, text.pattern());
                    } else if (original == null) {
                        texts.setProperty(key, text.literal());
                    } else {
                        texts.setProperty(key, original);
                        warn(realm, key, language);
                    }
                });
    }

    /** A text of the brand is a name or an address, never a pattern. */
    private static boolean isOfTheBrand(String key) {
        return BrandText.keys().contains(key);
    }

    private static void warn(String realm, String key, String language) {
        if (WARNED.size() < MOST_WARNINGS && WARNED.add(List.of(realm, key, language))) {
            LOG.warnf(
                    "Realm %s: the text %s in the language %s has braces that can't be used, so the shipped text is shown. To"
                            + " show a brace, write it in apostrophes: '{'.",
                    realm, key, language);
        }
    }
}
