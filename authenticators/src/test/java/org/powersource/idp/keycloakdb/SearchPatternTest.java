package org.powersource.idp.keycloakdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchPatternTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "jose | Jos\u00e9",
                "JOS\u00c9 | jose",
                "rene | Rene\u0301e",
                "ren\u00e9e | RENEE",
                "rene\u0301 | Ren\u00e9",
                "nunez | N\u00fa\u00f1ez",
                "\u00d1 | n",
                "mull | M\u00fcller",
                "lukasz | \u0141ukasz",
                "\u0142 | l",
                "istanbul | \u0130stanbul",
                "\u0391\u03b8\u03b7\u03bd\u03b1 | \u0391\u03b8\u03ae\u03bd\u03b1",
                "\u0627\u062d\u0645\u062f | \u0623\u062d\u0645\u062f",
                "\u0623\u062d\u0645\u062f | \u0627\u064e\u062d\u0652\u0645\u064e\u062f",
                "o'brien (jr.) | O'Brien (Jr.)",
                "a.b+c@x-y.example | A.B+C@X-Y.example",
                "[^\\d]{1}$ | [^\\d]{1}$",
                "\u039d\u0399\u039a\u039f\u03a3 | \u039d\u03af\u03ba\u03bf\u03c2",
                "\u674e\u660e | \u674e\u660e",
                "\uae40 | \uae40",
                "\u0939\u093f\u0928\u094d\u0926\u0940 | \u0939\u093f\u0928\u094d\u0926\u0940",
                "\ud83d\ude00 | \ud83d\ude00",
                "room_7 | Room_7"
            })
    void findsWhateverTheAccentsAndTheLetterCase(String search, String text) {
        assertThat(finds(search, false, text)).isTrue();
        assertThat(finds(search, true, text)).isTrue();
        assertThat(finds(search, false, "before" + text + "behind")).isTrue();
        assertThat(finds(search, true, "before" + text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {".*", "%", "_", "\\", "a|b", "[a-z]", "(", "^", "\\d", "\\Q", "(?i)x", "***=x"})
    void typedTextIsNeverReadAsAnExpression(String search) {
        assertThat(finds(search, false, "ab1x")).isFalse();
        assertThat(finds(search, false, search)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"ann lee, true", "lee ann, true", "'  ann \u00a0 lee ', true", "annlee, false", "ann  lee ann, true"})
    void wordsAreFoundInTheirOrder(String search, boolean found) {
        assertThat(finds(search, false, "Lee Ann Lee ann.lee@x.example")).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0", "\u0301"})
    void emptySearchHasNoExpression(String search) {
        assertThat(SearchPattern.of(search, false)).isEmpty();
        assertThat(SearchPattern.of(search, true)).isEmpty();
    }

    private static boolean finds(String search, boolean prefixOnly, String text) {
        return Pattern.compile(SearchPattern.of(search, prefixOnly))
                .matcher(" " + text)
                .find();
    }
}
