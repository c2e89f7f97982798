package org.powersource.idp.districtpage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.keycloak.util.JsonSerialization;

/**
 * The page's modules as one, with the texts of one language: one request instead of many. A module may use those before it. An import takes
 * one line, and no two modules have a top-level name in common; {@code PageScriptTest} says so.
 */
final class PageScript {

    static final List<String> MODULES = List.of(
            "page.js",
            "session.js",
            "record.js",
            "rights.js",
            "leavers.js",
            "accounts.js",
            "account.js",
            "new-account.js",
            "account-file.js",
            "many-accounts.js",
            "requests.js",
            "main.js");

    private static final Pattern IMPORT = Pattern.compile("(?m)^import .*;\\R");
    private static final Pattern EXPORT = Pattern.compile("(?m)^export (?=async |function |const |class )");

    private static final String CODE = MODULES.stream()
            .map(Asset::read)
            .map(module -> IMPORT.matcher(module).replaceAll(""))
            .map(module -> EXPORT.matcher(module).replaceAll(""))
            .collect(Collectors.joining());

    private PageScript() {}

    static Asset asset(Properties messages, Locale locale) {
        return asset(PageTexts.of(messages, locale, PageTexts.TOLD));
    }

    /** @param texts by name */
    static Asset asset(Map<String, String> texts) {
        try {
            return new Asset(
                    "text/javascript; charset=utf-8",
                    "const TEXTS = " + JsonSerialization.writeValueAsString(texts) + ";\n" + CODE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
