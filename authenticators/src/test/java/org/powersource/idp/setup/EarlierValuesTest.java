package org.powersource.idp.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The list of values that earlier versions shipped. Before {@code realm-export.json} changes after a release, the release's values go into
 * the list: {@code mvn -pl authenticators test -Dtest=EarlierValuesTest -Dearlier.realms=<files, by commas> -DwriteDocs=true}.
 */
class EarlierValuesTest {

    private static final Path LIST = Path.of("src", "main", "resources", EarlierValues.FILE.substring(1));
    private static final Path OLDER = Path.of("..", "acceptance", "src", "test", "resources", "older-realms");
    private static final Map<Key, Value> TODAY = today();

    private static Map<Key, Value> today() {
        Map<Key, Value> today = new HashMap<>();
        ShippedRealm.get().elements().forEach(element -> today.put(element.key(), element.value()));
        return today;
    }

    @Test
    void valuesOfNamedFilesAreListed() throws IOException {
        TreeSet<String> lines = new TreeSet<>(Files.readAllLines(LIST));
        List<String> files = Arrays.stream(
                        System.getProperty("earlier.realms", "").split(",", -1))
                .filter(file -> !file.isEmpty())
                .toList();
        for (String file : files) {
            earlier(Path.of(file)).map(EarlierValuesTest::line).forEach(lines::add);
        }
        if (Boolean.getBoolean("writeDocs")) {
            Files.writeString(LIST, String.join("\n", lines) + "\n");
        }
        assertThat(Files.readAllLines(LIST)).containsExactlyElementsOf(lines);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23.json", "2026-11-25.json"})
    void eachValueOfAnEarlierVersionIsKnown(String file) throws IOException {
        assertThat(earlier(OLDER.resolve(file)))
                .isNotEmpty()
                .allMatch(element -> EarlierValues.get().contain(element.key(), element.value()));
    }

    /** A list that knew them would take an operator's own value for the suite's. */
    @Test
    void neitherPresentValuesNorSettingsAreListed() {
        assertThat(TODAY)
                .noneSatisfy((key, value) ->
                        assertThat(EarlierValues.get().contain(key, value)).isTrue());
        assertThat(EarlierValues.get().hashes().keySet())
                .isNotEmpty()
                .noneMatch(key -> key.kind().isSetting() || key.kind() == Kind.SITE);
    }

    /** Elements whose value or name isn't today's, without settings. */
    private static Stream<Element> earlier(Path file) throws IOException {
        JsonNode realm = new ObjectMapper().readTree(file.toFile());
        return new ShippedRealm(realm)
                .elements().stream()
                        .filter(element -> !element.key().kind().isSetting())
                        .filter(element -> !element.value().equals(TODAY.get(element.key())));
    }

    private static String line(Element element) {
        return element.value().hash() + " " + element.key().text();
    }
}
