package org.powersource.idp.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The contract between our layout and the pages of its parent theme, which are drawn in it unchanged. Another parent, such as a later
 * Keycloak's, is tried with {@code -Dparent.login=<its folder login>}: decision 96.
 */
class ParentThemeTest {

    private static final Path OURS = Path.of("src/main/resources/theme/powersource/login");
    private static final Path PAGES = Path.of("../authenticators/src/main/resources/theme-resources/templates");
    private static final Path STOCK = Path.of("target/stock-templates/now/theme");

    private static final Path PARENT = Path.of(System.getProperty(
            "parent.login", STOCK.resolve("keycloak.v2/login").toString()));

    private static final Pattern IMPORT = Pattern.compile("<#import \"([^\"]+)\" as (\\w+)>");
    private static final Pattern MACRO = Pattern.compile("<#macro (\\w+)([^>]*)>");
    private static final Pattern CALL = Pattern.compile("<@(\\w+)\\.(\\w+)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>");
    private static final Pattern PARAMETER = Pattern.compile("(?:^|\\s)(\\w+)=(?!=)");
    private static final Pattern DECLARED = Pattern.compile("(?:^|\\s)(\\w+)(?==|\\s|$)");
    private static final Pattern CLASS_NAME = Pattern.compile("properties\\.(kc\\w+)|\\['(kc\\w+)'\\]");

    private final Map<String, String> ours = templates(OURS, PAGES);
    /** Pages and their parts that ours don't replace. */
    private final Map<String, String> parents = templates(PARENT, STOCK.resolve("base/login"));

    ParentThemeTest() {
        parents.keySet().removeAll(ours.keySet());
    }

    @Test
    void eachPartThatAPageImportsIsThere() {
        assertThat(parents).hasSizeGreaterThan(20);
        assertThat(all(IMPORT, parents).map(part -> part.group(1)))
                .isNotEmpty()
                .allMatch(part -> ours.containsKey(part) || parents.containsKey(part));
        assertThat(all(IMPORT, ours).map(part -> part.group(1)))
                .isNotEmpty()
                .allMatch(part -> ours.containsKey(part) || parents.containsKey(part));
    }

    @Test
    void ourPartsHaveTheMacrosAndParametersThatPagesUse() {
        Set<String> missing = new TreeSet<>();
        parents.forEach((page, text) -> {
            Map<String, String> parts = IMPORT.matcher(text)
                    .results()
                    .collect(Collectors.toMap(part -> part.group(2), part -> part.group(1), (one, other) -> one));
            CALL.matcher(text).results().forEach(call -> {
                String part = parts.getOrDefault(call.group(1), "");
                if (ours.containsKey(part)) {
                    missing.addAll(missing(page, part, call));
                }
            });
        });

        assertThat(missing).isEmpty();
    }

    private List<String> missing(String page, String part, MatchResult call) {
        String use = page + ": " + part + " " + call.group(2);
        String declared = MACRO.matcher(ours.getOrDefault(part, ""))
                .results()
                .filter(macro -> macro.group(1).equals(call.group(2)))
                .map(macro -> macro.group(2))
                .findFirst()
                .orElse("");
        if (!ours.getOrDefault(part, "").contains("<#macro " + call.group(2))) {
            return List.of(use);
        }
        Set<String> parameters = names(DECLARED, declared);
        return declared.contains("...")
                ? List.of()
                : names(PARAMETER, call.group(3)).stream()
                        .filter(name -> !parameters.contains(name))
                        .map(name -> use + " " + name)
                        .toList();
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(name -> name.group(1)).collect(Collectors.toSet());
    }

    /** A class name that ours lack would be the parent's: without PatternFly's style sheet it means nothing. */
    @Test
    void ourThemeNamesEachClassThatPagesUse() throws IOException {
        Properties names = new Properties();
        try (Reader file = Files.newBufferedReader(OURS.resolve("theme.properties"))) {
            names.load(file);
        }

        Set<String> used = all(CLASS_NAME, parents)
                .map(name -> name.group(1) == null ? name.group(2) : name.group(1))
                .collect(Collectors.toSet());

        assertThat(used).isNotEmpty().isSubsetOf(names.stringPropertyNames());
    }

    private static Stream<MatchResult> all(Pattern pattern, Map<String, String> templates) {
        return templates.values().stream().flatMap(text -> pattern.matcher(text).results());
    }

    /** By name; the first folder that has one wins. */
    private static Map<String, String> templates(Path... folders) {
        Map<String, String> templates = new LinkedHashMap<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".ftl")).toList()) {
                    templates.putIfAbsent(file.getFileName().toString(), Files.readString(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return templates;
    }
}
