package org.powersource.idp.language;

import java.text.Format;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keycloak.theme.TemplatingUtil;

/** A text as an administrator typed it. */
record RealmText(String typed) {

    /** Characters that have a meaning for {@link MessageFormat}. */
    private static final Pattern SYNTAX = Pattern.compile("[{}']+");

    private static final Pattern LONE_APOSTROPHE = Pattern.compile("''|'(?=[{}])(?:[^']*')?|'");
    /** An argument number of three or more digits: {@link MessageFormat} allocates an array of that size. */
    private static final Pattern LARGE_NUMBER = Pattern.compile("\\{\\s*\\d{3,}");

    /** For {@link MessageFormat}: apostrophes that don't quote a brace are doubled, so they are shown as typed. */
    String pattern() {
        return LONE_APOSTROPHE.matcher(typed).replaceAll(found -> found.group().length() == 1 ? "''" : "$0");
    }

    /**
     * A pattern that shows the text as typed, with all its braces, by itself or within another pattern. It has no variable, which
     * Keycloak would replace. Quoted braces and doubled apostrophes count as single ones, since other texts need them.
     */
    String literal() {
        String shown = typed.replace("'{'", "{").replace("'}'", "}").replace("''", "'");
        return SYNTAX.matcher(shown).replaceAll(found -> {
            String doubled = found.group().replace("'", "''");
            return found.group().matches("'+") ? doubled : "'" + doubled + "'";
        });
    }

    /**
     * Whether {@link MessageFormat} can use it.
     *
     * @param texts the texts that it may contain, as <code>${key}</code>
     * @param shipped the text that it replaces, if there is one
     */
    boolean isUsable(Properties texts, @Nullable String shipped) {
        String whole = TemplatingUtil.resolveVariables(pattern(), texts);
        if (LARGE_NUMBER.matcher(whole).find()) {
            return false;
        }
        try {
            return hasNoMoreFormatsThan(
                    formats(TemplatingUtil.resolveVariables(shipped == null ? "" : shipped, texts)), whole);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Formats an argument as number, date or choice only where the shipped text does: other arguments may be words. */
    private static boolean hasNoMoreFormatsThan(@Nullable Format[] shipped, String whole) {
        @Nullable Format[] own = formats(whole);
        for (int i = 0; i < own.length; i++) {
            if (own[i] != null && (i >= shipped.length || shipped[i] == null)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Format[] formats(String pattern) {
        return new MessageFormat(pattern, Locale.ROOT).getFormatsByArgumentIndex();
    }
}
