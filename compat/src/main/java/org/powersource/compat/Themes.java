package org.powersource.compat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Templates and messages of jars. */
final class Themes {

    private static final Pattern TEMPLATE =
            Pattern.compile("theme(?:-resources/templates|/[^/]+/(?<type>[^/]+))/(?<file>.+\\.ftl)");
    private static final Pattern MESSAGES =
            Pattern.compile("(?<folder>theme-resources|theme/[^/]+/[^/]+)/messages/messages_en\\.properties");
    private static final Pattern IMPORTED = Pattern.compile("<#(?:import|include) \"([^\"$]+\\.ftl)\"");
    private static final Pattern SHOWN = Pattern.compile("\\b(?:advancedMsg|msg)\\(\"([^\"$]+)\"");

    /** The type of templates and messages that are a jar's, not a theme's. */
    private static final String SHARED = "login";

    private final Jars jars;
    private final List<Template> templates;
    private final SortedMap<String, String> messages = new TreeMap<>();
    private final Set<String> keys = new TreeSet<>();

    Themes(Jars jars) {
        this.jars = jars;
        this.templates = jars.entries()
                .map(TEMPLATE::matcher)
                .filter(Matcher::matches)
                .map(Template::of)
                .toList();
        jars.entries().map(MESSAGES::matcher).filter(Matcher::matches).forEach(this::addMessages);
    }

    private record Template(String entry, String type, String file) {

        static Template of(Matcher entry) {
            return new Template(
                    entry.group(), Optional.ofNullable(entry.group("type")).orElse(SHARED), entry.group("file"));
        }

        /** A template that this one names, relative to its own folder. */
        String neighbour(String name) {
            return file.substring(0, file.lastIndexOf('/') + 1) + name;
        }
    }

    private void addMessages(Matcher entry) {
        jars.all(entry.group())
                .map(Themes::properties)
                .forEach(texts -> texts.stringPropertyNames().forEach(key -> {
                    keys.add(key);
                    messages.put(entry.group("folder") + ": " + key, "");
                }));
    }

    private static Properties properties(byte[] file) {
        Properties texts = new Properties();
        try {
            texts.load(new StringReader(new String(file, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    /** English ones, by folder and key. */
    SortedMap<String, String> messages() {
        return messages;
    }

    /** By path, with their texts. */
    SortedMap<String, String> templates() {
        return templates.stream()
                .collect(Collectors.toMap(Template::entry, this::text, (one, other) -> one, TreeMap::new));
    }

    /** Those of a server that these replace, by path, with their texts. */
    SortedMap<String, String> replaced(Themes server) {
        return server.templates.stream()
                .filter(stock -> templates.stream()
                        .anyMatch(ours -> ours.type.equals(stock.type) && ours.file.equals(stock.file)))
                .collect(Collectors.toMap(Template::entry, server::text, (one, other) -> one, TreeMap::new));
    }

    private String text(Template template) {
        return new String(jars.read(template.entry).orElseThrow(), StandardCharsets.UTF_8);
    }

    /** What these import or show, and neither they nor the server have. */
    List<Problem> problems(Themes server) {
        List<Problem> problems = new ArrayList<>();
        for (Template template : templates) {
            String text = text(template);
            found(IMPORTED, text)
                    .map(template::neighbour)
                    .filter(file -> Stream.concat(templates.stream(), server.templates.stream())
                            .noneMatch(other -> other.type.equals(template.type) && other.file.equals(file)))
                    .forEach(file ->
                            problems.add(new Problem(Fault.TEMPLATE_GONE, template.type + "/" + file, template.entry)));
            found(SHOWN, text)
                    .filter(key -> !keys.contains(key) && !server.keys.contains(key))
                    .forEach(key -> problems.add(new Problem(Fault.TEXT_GONE, key, template.entry)));
        }
        return problems;
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1));
    }
}
