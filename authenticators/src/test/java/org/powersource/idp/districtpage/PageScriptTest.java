package org.powersource.idp.districtpage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The modules, and what is made of them. */
class PageScriptTest {

    private static final Path TEMPLATE =
            Path.of("src/main/resources/theme-resources/templates/powersource-district.ftl");

    private static final Pattern TOP_LEVEL =
            Pattern.compile("(?m)^(?:export )?(?:async )?(?:function|const|let|class) (\\w+)");
    private static final Pattern EXPORTED = Pattern.compile("(?m)^export (?:async )?(?:function|const|class) (\\w+)");
    private static final Pattern IMPORTED = Pattern.compile("(?m)^import \\{ ([\\w, ]+) } from \"\\./([\\w.-]+)\";$");

    static Stream<String> modules() {
        return PageScript.MODULES.stream();
    }

    @Test
    void noTwoModulesShareATopLevelName() {
        assertThat(modules().flatMap(module -> names(TOP_LEVEL, module)))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void modulesImportWhatEarlierOnesExport(String module) {
        String source = Asset.read(module);

        assertThat(IMPORTED.matcher(source).results().count())
                .isEqualTo(
                        source.lines().filter(line -> line.startsWith("import")).count());
        IMPORTED.matcher(source).results().forEach(found -> {
            String from = found.group(2);
            Set<String> exported = from.equals("texts.js")
                    ? Set.of("TEXTS")
                    : names(EXPORTED, from).collect(Collectors.toSet());
            assertThat(exported)
                    .as("%s from %s", module, from)
                    .contains(found.group(1).split(", ", -1));
            if (!from.equals("texts.js")) {
                assertThat(PageScript.MODULES.indexOf(from)).isLessThan(PageScript.MODULES.indexOf(module));
            }
        });
    }

    @Test
    void allOfThemAreOneScriptWithTheTexts() {
        String script =
                PageScript.asset(Map.of("sending", "\"One\" moment </script>")).content();

        assertThat(script).startsWith("const TEXTS = {\"sending\":\"\\\"One\\\" moment </script>\"};\n");
        assertThat(script.lines()).noneMatch(line -> line.startsWith("import ") || line.startsWith("export "));
        assertThat(modules().flatMap(module -> names(TOP_LEVEL, module)))
                .allSatisfy(name -> assertThat(script).contains(" " + name));
    }

    /** The content security policy says the same; this says it before somebody runs the page. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "innerHTML",
                "outerHTML",
                "insertAdjacentHTML",
                "setHTML",
                "document.write",
                "DOMParser",
                "createContextualFragment",
                "eval(",
                "new Function",
                "setAttribute",
                ".style",
                "localStorage",
                "document.cookie"
            })
    void nothingMakesMarkupOfATextOrKeepsAToken(String word) {
        assertThat(PageScript.asset(Map.of()).content()).doesNotContain(word);
    }

    /** Of a sign-in under way: its proof key and the place to come back to. */
    @Test
    void onlyTheSignInUnderWayIsKeptInTheTab() {
        assertThat(PageScript.asset(Map.of()).content().lines().filter(line -> line.contains("sessionStorage.setItem")))
                .singleElement()
                .asString()
                .contains("state", "verifier", "place")
                .doesNotContain("token");
    }

    /** What a module asks the page's markup for is there. */
    @ParameterizedTest
    @CsvSource({
        "copy\\(\"([\\w-]+)\", id=\"template-",
        "slot\\([\\w.()]+(?:\\(\"[\\w]+\"\\))?; \"(\\w+)\"\\), data-slot=\"",
        "(?:button|on)\\(\"(\\w+)\", data-do=\""
    })
    void everythingThatIsAskedOfTheMarkupIsThere(String asked, String marked) throws IOException {
        String template = Files.readString(TEMPLATE);
        Pattern pattern = Pattern.compile(asked.replace(";", ","));
        Set<String> names = new TreeSet<>();
        modules()
                .forEach(module ->
                        pattern.matcher(Asset.read(module)).results().forEach(found -> names.add(found.group(1))));

        assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(template).contains(marked + name + "\""));
    }

    private static Stream<String> names(Pattern pattern, String module) {
        return pattern.matcher(Asset.read(module)).results().map(found -> found.group(1));
    }

    @Test
    void noFileOfTheFolderIsForgotten() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/META-INF/powersource/district"))) {
            List<String> scripts = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".js"))
                    .toList();
            assertThat(scripts).containsExactlyInAnyOrderElementsOf(PageScript.MODULES);
        }
    }

    /** Before compression. Budget of the whole page on a cold visit: 60 KB, and {@code DistrictPageIT} measures it. */
    @Test
    void filesAreSmall() {
        assertThat(List.of(PageScript.asset(Map.of()), PageStyle.asset()))
                .allSatisfy(file -> assertThat(file.content().length()).isLessThan(60_000));
    }
}
