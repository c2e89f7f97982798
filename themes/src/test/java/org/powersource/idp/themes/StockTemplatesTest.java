package org.powersource.idp.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Templates of Keycloak that ours replace: fails with the difference if a new Keycloak changes one. Then copy what ours need, and
 * raise {@code stock.templates.version} in this module's pom.
 */
class StockTemplatesTest {

    private static final Path OURS = Path.of("src/main/resources/theme/powersource");
    private static final Path STOCK = Path.of("target/stock-templates");

    /** Folders of Keycloak's own templates. */
    private static final List<Path> LOGIN = List.of(Path.of("theme/keycloak.v2/login"), Path.of("theme/base/login"));

    /** Replaced by a part of our own script. */
    private static final Path SCRIPT = Path.of("login/resources/js/authChecker.js");

    private static final List<Path> EMAIL = List.of(Path.of("theme/base/email"));

    @ParameterizedTest
    @MethodSource("replaced")
    void originalIsStillTheSame(Path template) throws IOException {
        Path then = original("then", template).orElseThrow();

        assertThat(original("now", template))
                .as("Keycloak has no %s any more", template)
                .isPresent();
        assertThat(original("now", template).orElseThrow()).hasSameTextualContentAs(then);
    }

    @Test
    void allOfThemAreListed() throws IOException {
        String page = Files.readString(Path.of("../docs/theme.md"));

        assertThat(replaced())
                .isNotEmpty()
                .allSatisfy(template -> assertThat(page).contains("`" + template + "`"));
    }

    /** Apache License 2.0, section 4 (b). */
    @Test
    void eachOfThemSaysThatItWasChanged() throws IOException {
        assertThat(replaced())
                .filteredOn(template -> !template.equals(SCRIPT))
                .isNotEmpty()
                .allSatisfy(template -> assertThat(OURS.resolve(template))
                        .content()
                        .contains("Changed from Keycloak's template of this name (Apache-2.0), see NOTICE."));
    }

    /** Below our theme's folder. */
    private static List<Path> replaced() throws IOException {
        try (Stream<Path> files = Files.walk(OURS)) {
            return Stream.concat(
                            files.filter(file -> file.toString().endsWith(".ftl"))
                                    .map(OURS::relativize),
                            Stream.of(SCRIPT))
                    .filter(template -> original("then", template).isPresent())
                    .sorted()
                    .toList();
        }
    }

    private static Optional<Path> original(String version, Path template) {
        Path below = template.subpath(1, template.getNameCount());
        return (template.startsWith("login") ? LOGIN : EMAIL)
                .stream()
                        .map(folder -> STOCK.resolve(version).resolve(folder).resolve(below))
                        .filter(Files::exists)
                        .findFirst();
    }
}
