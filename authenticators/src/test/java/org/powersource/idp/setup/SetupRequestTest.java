package org.powersource.idp.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SetupRequestTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
                    # body | dry run, settings, sites
                    ``                                                     | false | false |
                    `  `                                                   | false | false |
                    {}                                                     | false | false |
                    {"dryRun": true}                                       | true  | false |
                    {"settings": true}                                     | false | true  |
                    {"dryRun": false, "settings": false, "sites": []}      | false | false |
                    {"sites": ["gradebook", "library", "gradebook"]}       | false | false | gradebook library
                    """)
    void fieldThatIsLeftOutIsOff(String body, boolean dryRun, boolean settings, @Nullable String sites) {
        assertThat(SetupRequest.parse(body))
                .isEqualTo(
                        new SetupRequest(dryRun, settings, sites == null ? List.of() : List.of(sites.split(" ", -1))));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
                    # field | body
                    body     | []
                    body     | "text"
                    body     | null
                    body     | {
                    body     | {} {}
                    body     | {"dryRun": true, "dryRun": true}
                    dryrun   | {"dryrun": true}
                    dryRun   | {"dryRun": "true"}
                    dryRun   | {"dryRun": null}
                    settings | {"settings": 1}
                    sites    | {"sites": "gradebook"}
                    sites    | {"sites": ["gradebook", 7]}
                    sites    | {"sites": null}
                    """)
    void anythingElseIsRefusedAtItsField(String field, String body) {
        assertThatThrownBy(() -> SetupRequest.parse(body)).isInstanceOfSatisfying(BadInput.class, refusal -> {
            assertThat(refusal.field()).isEqualTo(field);
            assertThat(refusal.message()).isNotBlank();
        });
    }

    @Test
    void tooManySitesAreRefused() {
        String most = sites(200);

        assertThat(SetupRequest.parse(most).sites()).hasSize(200);
        assertThatThrownBy(() -> SetupRequest.parse(sites(201)))
                .isInstanceOfSatisfying(
                        BadInput.class, refusal -> assertThat(refusal.field()).isEqualTo("sites"));
    }

    private static String sites(int number) {
        return IntStream.range(0, number)
                .mapToObj(site -> "\"site" + site + "\"")
                .collect(Collectors.joining(",", "{\"sites\": [", "]}"));
    }

    /** Scripts read them. */
    @ParameterizedTest
    @CsvSource({"ABSENT, absent", "PARTIAL, partial", "OLDER, older", "CURRENT, current"})
    void stateIsItsNameInLowerCase(State state, String text) {
        assertThat(state.text()).isEqualTo(text);
    }

    /** Rows contain keys; a name may contain the separator between kind and name. */
    @ParameterizedTest
    @EnumSource
    void keyIsReadFromItsRow(Kind kind) {
        Key key = new Key(kind, "a:b > c");

        assertThat(key.text()).isEqualTo(kind.name() + ":a:b > c");
        assertThat(Key.parse(key.text())).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({"flow > step, flow, step", "flow > step > option, flow > step, option"})
    void elementIsPartOfTheOneBeforeIt(String name, String parent, String last) {
        assertThat(Path.parse(name)).isEqualTo(new Path(parent, last));
        assertThat(Path.join(parent, last)).isEqualTo(name);
    }
}
