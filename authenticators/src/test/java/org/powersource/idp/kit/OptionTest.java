package org.powersource.idp.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.provider.ProviderConfigProperty;

class OptionTest {

    private enum Colour {
        RED,
        DARK_BLUE
    }

    private static final Option<Colour> COLOUR =
            Option.choice("colour", "Colour", "Which one.", Colour.class, "dark-blue");
    private static final Option<String> NAME = Option.text("name", "Name", "Any.", "nobody");
    private static final Option<Boolean> LOUD = Option.flag("loud", "Loud", "Or not.", false);

    @Test
    void noValueMeansTheDefault() {
        assertThat(COLOUR.in(null)).isEqualTo(Colour.DARK_BLUE);
        assertThat(COLOUR.in(Map.of("colour", " "))).isEqualTo(Colour.DARK_BLUE);
        assertThat(NAME.in(Map.of())).isEqualTo("nobody");
    }

    @Test
    void aValueIsReadAsTheConsoleWritesIt() {
        assertThat(COLOUR.in(Map.of("colour", "red"))).isEqualTo(Colour.RED);
        assertThat(NAME.in(Map.of("name", " Ada "))).isEqualTo("Ada");
    }

    @Test
    void anUnreadableValueMeansTheDefault() {
        assertThat(COLOUR.in(Map.of("colour", "RED"))).isEqualTo(Colour.DARK_BLUE);
    }

    @Test
    void anUnreadableDefaultFailsAtOnce() {
        assertThatThrownBy(() -> Option.choice("colour", "Colour", "Which one.", Colour.class, "green"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFlagIsOnOrOff() {
        assertThat(LOUD.in(Map.of())).isFalse();
        assertThat(LOUD.in(Map.of("loud", "true"))).isTrue();
        assertThat(LOUD.in(Map.of("loud", "yes"))).isFalse();
    }

    @Test
    void theConsoleOffersTheConstants() {
        ProviderConfigProperty shown = Option.properties(COLOUR).get(0);

        assertThat(shown.getOptions()).containsExactly("red", "dark-blue");
        assertThat(shown.getDefaultValue()).isEqualTo("dark-blue");
    }

    private static final Option<Integer> MINUTES = Option.number("minutes", "Minutes", "How long.", 5, 60, "10");

    @ParameterizedTest
    @CsvSource({"5, 5", "60, 60", "7, 7", "4, 10", "61, 10", "x, 10", "1.5, 10", "'', 10"})
    void aNumberLiesBetweenItsEnds(String stored, int read) {
        assertThat(MINUTES.in(Map.of("minutes", stored))).isEqualTo(read);
    }

    @Test
    void theConsoleShowsTheDefaults() {
        assertThat(Option.properties(MINUTES, LOUD, NAME))
                .extracting(ProviderConfigProperty::getName, ProviderConfigProperty::getDefaultValue)
                .containsExactly(tuple("minutes", "10"), tuple("loud", "false"), tuple("name", "nobody"));
        assertThat(Option.flag("quiet", "Quiet", "Or not.", true).in(Map.of("quiet", "false")))
                .isFalse();
    }

    @Test
    void aValueThatIsRefusedIsNamedWithTheReason() {
        ProviderConfigProperty colour = Option.properties(COLOUR).get(0);

        assertThat(Option.refusal(colour, "RED"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("RED", "red, dark-blue"));
        assertThat(Option.refusal(colour, " red ")).isEmpty();
        assertThat(Option.refusal(colour, " ")).isEmpty();
        assertThat(Option.refusal(colour, null)).isEmpty();
        assertThat(Option.refusal(new ProviderConfigProperty(), "RED")).isEmpty();
        assertThat(Option.used(colour, "red")).isEqualTo("red");
        assertThat(Option.used(colour, "RED")).isEqualTo("dark-blue");
        assertThat(Option.used(colour, null)).isEqualTo("dark-blue");
    }
}
