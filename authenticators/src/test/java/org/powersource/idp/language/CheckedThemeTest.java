package org.powersource.idp.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.theme.TemplatingUtil;

class CheckedThemeTest {

    private static final Map<String, String> SHIPPED = Map.of(
            "brandName",
            "PowerSource",
            "welcome",
            "Welcome to ${brandName}, {0}",
            "minutes",
            "{0,choice,0#none|1#some}");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "Hello {",
                "{foo}",
                "{0",
                "{0,foo}",
                "{0,number}",
                "{0,date}",
                "{999999999}",
                "}{",
                "{0} '{' {"
            })
    void textWithUnreadableBracesIsReplacedByTheShippedOne(String typed) {
        assertThat(shown(Map.of("welcome", typed), "welcome")).isEqualTo("Welcome to PowerSource, Pat");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "Hello {0},Hello Pat",
                "It's {0},It's Pat",
                "It''s {0},It's Pat",
                "'quoted' {0},'quoted' Pat",
                "a '{' b '}' {0},a { b } Pat",
                "${brandName}: {0},PowerSource: Pat",
                "no end ${brandName,Welcome to PowerSource, Pat",
                "just text },just text }",
            })
    void otherTextsAreShownAsTyped(String typed, String shown) {
        assertThat(shown(Map.of("welcome", typed), "welcome")).startsWith(shown);
    }

    /** By itself, and in other texts: shipped ones and those of the realm. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "St. John's",
                "o'help@x.example",
                "'",
                "Dots '...' and 'more'",
                "A {B",
                "}{",
                "{0} and {1}",
                "{{'}}",
                "'{B",
                "{'{",
                "{0,number}",
                "${welcome}",
                "$'{",
                "${${0}}",
                "Fish & Chips",
                "<b>\\n",
                "ירושלים"
            })
    void nameIsShownAsTyped(String name) {
        assertThat(shown(Map.of("brandName", name), "brandName")).isEqualTo(name);
        assertThat(shown(Map.of("brandName", name), "welcome")).isEqualTo("Welcome to " + name + ", Pat");
        assertThat(shown(Map.of("brandName", name, "welcome", "{0}'s ${brandName}'s"), "welcome"))
                .isEqualTo("Pat's " + name + "'s");
    }

    /** As the other texts need it. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"St. John''s,St. John's", "A '{'B'}',A {B}"})
    void quotedBracesAndDoubledApostrophesOfANameAreSingleOnes(String typed, String shown) {
        assertThat(shown(Map.of("brandName", typed), "brandName")).isEqualTo(shown);
    }

    @Test
    void textOfTheRealmsOwnIsShownAsTyped() {
        assertThat(shown(Map.of("office", "Office {north}, it's"), "office")).isEqualTo("Office {north}, it's");
    }

    @Test
    void formatOfTheShippedTextMayBeUsed() {
        Properties texts = checked(Map.of("minutes", "{0,choice,0#zero|1#more}"));

        assertThat(new MessageFormat(texts.getProperty("minutes"), Locale.ROOT).format(new Object[] {0}))
                .isEqualTo("zero");
    }

    /** As Keycloak 26.7.4 {@code MessageFormatterMethod}. */
    private static String shown(Map<String, String> typed, String key) {
        Properties texts = checked(typed);
        return new MessageFormat(TemplatingUtil.resolveVariables(texts.getProperty(key), texts), Locale.ROOT)
                .format(new Object[] {"Pat"});
    }

    private static Properties checked(Map<String, String> typed) {
        Properties shipped = new Properties();
        shipped.putAll(SHIPPED);
        Properties texts = new Properties();
        texts.putAll(SHIPPED);
        texts.putAll(typed);
        CheckedTheme.check(texts, shipped, "realm", "en");
        return texts;
    }
}
