package org.powersource.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.languagetool.JLanguageTool;
import org.languagetool.Languages;
import org.languagetool.markup.AnnotatedText;
import org.languagetool.markup.AnnotatedTextBuilder;
import org.languagetool.rules.RuleMatch;
import org.languagetool.rules.spelling.SpellingCheckRule;

/** Rules that don't fit are in {@code rules-off.txt} with a reason; words that a dictionary lacks are in {@code words.txt}. */
class EnglishTest {

    private static final Path ROOT = Path.of("..");

    /** Nothing but pictures. */
    private static final Path GALLERY = ROOT.resolve("docs/gallery");

    /** The documents are in British English, the pages in American English. */
    private static final JLanguageTool DOCUMENTS = tool("en-GB");

    private static final JLanguageTool MESSAGES = tool("en-US");

    static Stream<Path> documents() {
        return Stream.concat(
                Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md").map(ROOT::resolve),
                files("docs", ".md").stream().filter(file -> !file.startsWith(GALLERY)));
    }

    @TestFactory
    Stream<DynamicTest> documentsAreInPlainEnglish() {
        return documents()
                .map(file -> test(file, DOCUMENTS, Markdown.sentences(read(file)), read(file)));
    }

    @TestFactory
    Stream<DynamicTest> messagesAreInPlainEnglish() {
        return Stream.of("authenticators/src/main", "themes/src/main")
                .flatMap(folder -> files(folder, "messages_en.properties").stream())
                .map(file -> {
                    String texts = texts(file);
                    return test(file, MESSAGES, new AnnotatedTextBuilder().addText(texts).build(), texts);
                });
    }

    /** Words that LanguageTool finds right and this project doesn't use, with what it says instead: {@code words-to-avoid.txt}. */
    @ParameterizedTest
    @MethodSource("documents")
    void documentsAvoidOurOwnJargon(Path document) {
        String sentences = Markdown.sentences(read(document)).getPlainText();

        assertThat(lines("words-to-avoid.txt").stream()
                        .map(line -> line.split(" => ", 2))
                        .flatMap(line -> Pattern.compile("\\b(?:" + line[0] + ")\\b", Pattern.CASE_INSENSITIVE)
                                .matcher(sentences)
                                .results()
                                .map(found -> found.group() + ": say " + line[1])))
                .isEmpty();
    }

    private static List<Path> files(String folder, String end) {
        try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        } catch (IOException e) {
            throw new IllegalStateException(folder, e);
        }
    }

    /** The messages by their keys, a paragraph each, with something in the place of their parameters and without elements of HTML. */
    private static String texts(Path file) {
        Properties messages = new Properties();
        try {
            messages.load(new StringReader(read(file)));
        } catch (IOException e) {
            throw new IllegalStateException(file.toString(), e);
        }
        return new TreeMap<>(messages)
                .values().stream()
                        .map(text -> text.toString()
                                .replaceAll("\\$?\\{[^{}]*\\}", "Springfield")
                                .replace("''", "'")
                                .replaceAll("<br ?/?>|</?p>", " ")
                                .replaceAll("<[^>]+>", ""))
                        .collect(Collectors.joining("\n\n"));
    }

    private static DynamicTest test(Path file, JLanguageTool tool, AnnotatedText sentences, String text) {
        return DynamicTest.dynamicTest(
                ROOT.relativize(file).toString(), () -> assertThat(String.join("\n", findings(tool, sentences, text)))
                        .as(file.toString())
                        .isEmpty());
    }

    private static JLanguageTool tool(String language) {
        JLanguageTool tool = new JLanguageTool(Languages.getLanguageForShortCode(language));
        tool.disableRules(lines("rules-off.txt"));
        tool.getAllActiveRules().stream()
                .filter(SpellingCheckRule.class::isInstance)
                .map(SpellingCheckRule.class::cast)
                .forEach(rule -> rule.addIgnoreTokens(lines("words.txt")));
        return tool;
    }

    private static List<String> findings(JLanguageTool tool, AnnotatedText sentences, String text)
            throws IOException {
        return tool.check(sentences).stream()
                .map(found -> described(found, text))
                .toList();
    }

    /** Line, rule, the words, what is wrong with them, and what to say instead. */
    private static String described(RuleMatch found, String text) {
        long line = text.substring(0, found.getFromPos()).lines().count();
        int from = Math.max(0, found.getFromPos() - 40);
        int to = Math.min(text.length(), found.getToPos() + 40);
        return "line %d %s: ...%s... %s %s"
                .formatted(
                        line,
                        found.getRule().getId(),
                        text.substring(from, to).replace('\n', ' '),
                        found.getMessage(),
                        found.getSuggestedReplacements().stream().limit(3).toList());
    }

    /** Lines of a resource, without what follows a number sign. */
    private static List<String> lines(String resource) {
        return read(Path.of("src/test/resources", resource))
                .lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }
}
