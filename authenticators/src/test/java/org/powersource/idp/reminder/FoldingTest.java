package org.powersource.idp.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "Rex, rex",
        "REX, rex",
        "'  R-e.x! ', rex",
        "Réx, rex",
        "Re\u0301x, rex",
        "Ｒｅｘ, rex",
        "O’Brien, obrien",
        "O'Brien, obrien",
        "straße, strasse",
        "STRASSE, strasse",
        "STRAẞE, strasse",
        "ﬁnn, finn",
        "ΟΔΥΣΣΕΥΣ, οδυσσευσ",
        "Ὀδυσσεύς, οδυσσευσ",
        "İzmir, izmir",
        "ırmak, irmak",
        "IRMAK, irmak",
        "Ångström, angstrom",
        "Łódź, łodz",
        "x², x2",
        "№ 5, no5",
        "ЁЛКА, елка",
        "한글, 한글",
        "\u1112\u1161\u11ab글, 한글",
        "がく, かく",
        "ガク, カク",
        "ｶﾞｸ, カク",
        "שָׂרָה, שרה",
        "\u200Fشرح\u200E, شرح",
        "❤️❤❤️, ❤❤❤",
        "so\u00ADft, soft",
        "zero\u200Bwidth, zerowidth",
        "१२३, १२३",
    })
    void foldsTo(String typed, String folded) {
        assertThat(Folding.fold(typed)).isEqualTo(folded);
        assertThat(Folding.fold(folded)).isEqualTo(folded);
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource({
        "mary, Mary Ann Smith, true",
        "maryann, Mary Ann Smith, true",
        "annsmith, Mary Ann Smith, true",
        "marysmith, Mary Ann Smith, false",
        "mar, Mary Ann Smith, false",
        "bo, Who is <b>Bo</b>=Bo?, true",
        "'', Mary Ann Smith, false",
        "mary, '', false",
    })
    void answerIsComparedWithWholeWords(String folded, String text, boolean stands) {
        assertThat(Folding.areWordsOf(folded, text)).isEqualTo(stands);
    }

    @Test
    void lettersThatASilentOneKeptApartAreOne() {
        assertThat(Folding.fold("\u1100\u1161 \u11A8")).isEqualTo(Folding.fold("\uAC01"));
    }

    @Test
    void aTypedAnswerIsFoldedUpToItsLongest() {
        assertThat(Folding.foldTyped("R e x")).isEqualTo("rex");
        assertThat(Folding.foldTyped(null)).isEmpty();
        assertThat(Folding.foldTyped("a".repeat(Folding.LONGEST_TYPED))).hasSize(Folding.LONGEST_TYPED);
        assertThat(Folding.foldTyped("a".repeat(Folding.LONGEST_TYPED + 1))).isEmpty();
    }
}
