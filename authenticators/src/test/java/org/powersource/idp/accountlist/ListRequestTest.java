package org.powersource.idp.accountlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListRequestTest {

    @Test
    void whatIsNotSentIsAllOfThemFromTheFirst() {
        assertThat(ListRequest.of(Map.of())).isEqualTo(new ListRequest("", "", "", 0, 20));
    }

    @Test
    void emptyParametersCountAsNotSent() {
        assertThat(ListRequest.of(Map.of(
                        "search", List.of(" "),
                        "status", List.of(""),
                        "district", List.of(""),
                        "first", List.of(""),
                        "max", List.of(""))))
                .isEqualTo(new ListRequest("", "", "", 0, 20));
    }

    @Test
    void parametersAreRead() {
        assertThat(ListRequest.of(Map.of(
                        "search", List.of(" jane doe "),
                        "status", List.of("not-active"),
                        "district", List.of("/districts/Springfield"),
                        "first", List.of("40"),
                        "max", List.of("100"))))
                .isEqualTo(new ListRequest("jane doe", "not-active", "/districts/Springfield", 40, 100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"active", "not-active", "no-site", "disabled", "idle"})
    void statusesAreKnown(String status) {
        assertThat(ListRequest.of(Map.of("status", List.of(status))).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "first, -1",
        "first, 1.5",
        "first, x",
        "first, 9999999999",
        "first, \u0661", // a digit, but not ours
        "max, 0",
        "max, 101",
        "max, -20",
        "max, 1e1",
        "status, Active",
        "status, locked",
        "status, active;disabled",
        "search, 'a\tb'",
        "search, 'a\0'",
        "district, 'a\u007f'",
        "frist, 1",
        "'', 1"
    })
    void badParametersAreNamed(String name, String value) {
        assertRefused(name, List.of(value));
    }

    @Test
    void parameterSentTwiceIsNamed() {
        assertRefused("status", List.of("active", "disabled"));
    }

    @ParameterizedTest
    @CsvSource({"search, 100", "district, 300"})
    void longTextIsNamed(String name, int longest) {
        ListRequest longestText = ListRequest.of(Map.of(name, List.of("x".repeat(longest))));

        assertThat(longestText.search() + longestText.district()).hasSize(longest);
        assertRefused(name, List.of("x".repeat(longest + 1)));
    }

    private static void assertRefused(String name, List<String> values) {
        assertThatThrownBy(() -> ListRequest.of(Map.of(name, values)))
                .isInstanceOfSatisfying(BadParameter.class, refused -> {
                    assertThat(refused.name()).isEqualTo(name);
                    assertThat(refused.message()).isNotBlank();
                });
    }
}
