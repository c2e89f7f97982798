package org.powersource.idp.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    private static final String VISIBLE = "Nora@springfield.example";

    /** Space, tab, no-break space, em space, ideographic space, zero-width space, joiner, BOM, direction mark, NUL, line separator. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                0x20, 0x09, 0xA0, 0x2003, 0x3000, 0x200B, 0x200D, 0xFEFF, 0x202E, 0x00, 0x2028, 0x85, 0xE0001, 0x1680
            })
    void invisibleCharactersAtTheEndsAreRemoved(int codePoint) {
        String invisible = Character.toString(codePoint);
        assertThat(EmailAddress.of(invisible + VISIBLE + invisible + invisible).text())
                .isEqualTo(VISIBLE);
        assertThat(EmailAddress.of(VISIBLE.replace("@", invisible + "@")).isPlausible())
                .isFalse();
    }

    @Test
    void nullAndSpacesAreEmpty() {
        assertThat(EmailAddress.of(null).isEmpty()).isTrue();
        assertThat(EmailAddress.of(" \u00A0\u200B").isEmpty()).isTrue();
    }

    @Test
    void composedAndDecomposedLettersAreOneAddress() {
        assertThat(EmailAddress.of("Zoe\u0308@x.example").text()).isEqualTo("Zo\u00EB@x.example");
        assertThat(EmailAddress.of("ZOE\u0308@x.example").isSameAs(EmailAddress.of("zo\u00EB@x.example")))
                .isTrue();
    }

    @Test
    void foldingDoesNotDependOnTheServersLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(EmailAddress.of("IRIS@X.EXAMPLE").folded()).isEqualTo("iris@x.example");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void anAddressIsNotPrinted() {
        assertThat(EmailAddress.of(VISIBLE)).hasToString("EmailAddress[redacted]");
    }

    @ParameterizedTest
    @CsvSource({"a@b, true", "a, false", "a b@c, false", "'', false"})
    void anAddressHasAnAtAndNothingInvisible(String entered, boolean plausible) {
        assertThat(EmailAddress.of(entered).isPlausible()).isEqualTo(plausible);
    }

    @Test
    void anAddressHas254CharactersAtMost() {
        assertThat(EmailAddress.of("a".repeat(252) + "@b").isPlausible()).isTrue();
        assertThat(EmailAddress.of("a".repeat(253) + "@b").isPlausible()).isFalse();
    }

    @Test
    void aVisibleAddressIsNeitherEmptyNorInvisible() {
        assertThat(EmailAddress.of(VISIBLE).isEmpty()).isFalse();
        assertThat(EmailAddress.of(VISIBLE).hasInvisibleInside()).isFalse();
    }

    /** The database looks for the same characters as the code. */
    @Test
    void patternMatchesTheSameInvisibleCharacters() {
        Pattern pattern = Pattern.compile(EmailAddress.invisibleCharacter());

        for (int character = 1; character <= Character.MAX_CODE_POINT; character++) {
            if (Character.getType(character) != Character.SURROGATE) {
                String text = Character.toString(character);
                assertThat(pattern.matcher(text).matches())
                        .as("U+%04X", character)
                        .isEqualTo(EmailAddress.of("a" + text + "b").hasInvisibleInside());
            }
        }
    }
}
