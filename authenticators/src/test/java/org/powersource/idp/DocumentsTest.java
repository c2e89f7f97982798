package org.powersource.idp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** README, the documents at the root, and {@code docs}. */
class DocumentsTest {

    private static final Path ROOT = Path.of("..");
    private static final Path DOCS = ROOT.resolve("docs");
    private static final int KILOBYTE = 1024;

    /** A link to a file of the repository, an anchor, or both; or a picture, also as an element of HTML. */
    private static final Pattern LINK =
            Pattern.compile("(?:\\]\\(|<img src=\")(?!https?:|mailto:)([^)#\"\\s]*)(?:#([^)\\s]*))?[)\"]");

    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```");

    static Stream<Path> documents() throws IOException {
        return Stream.concat(markdown(ROOT, 1), markdown(DOCS, 3));
    }

    @Test
    void readmeIsShort() throws IOException {
        assertThat(Files.size(ROOT.resolve("README.md"))).isLessThanOrEqualTo(8 * KILOBYTE);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsSomewhere(Path document) throws IOException {
        List<String> broken = LINK.matcher(
                        CODE.matcher(Files.readString(document)).replaceAll(""))
                .results()
                .filter(link -> !leadsSomewhere(document, link.group(1), link.group(2)))
                .map(link -> link.group())
                .toList();

        assertThat(broken).isEmpty();
    }

    @Test
    void indexListsEachDecision() throws IOException {
        Path folder = DOCS.resolve("decisions");
        String index = Files.readString(folder.resolve("README.md"));
        Set<String> listed =
                LINK.matcher(index).results().map(link -> link.group(1)).collect(Collectors.toSet());

        assertThat(markdown(folder, 1)
                        .map(file -> file.getFileName().toString())
                        .filter(name -> !name.equals("README.md")))
                .containsExactlyInAnyOrderElementsOf(listed);
    }

    private static boolean leadsSomewhere(Path document, String file, String anchor) {
        Path target = file.isEmpty() ? document : document.resolveSibling(file).normalize();
        return Files.exists(target) && (anchor == null || anchors(target).contains(anchor));
    }

    /** As GitHub makes them of headings. */
    private static Set<String> anchors(Path document) {
        try {
            return HEADING.matcher(CODE.matcher(Files.readString(document)).replaceAll(""))
                    .results()
                    .map(heading -> heading.group(1)
                            .toLowerCase(Locale.ROOT)
                            .replaceAll("[^\\p{L}\\p{N} _-]", "")
                            .replace(' ', '-'))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new IllegalStateException(document.toString(), e);
        }
    }

    private static Stream<Path> markdown(Path folder, int depth) throws IOException {
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
        }
    }
}
