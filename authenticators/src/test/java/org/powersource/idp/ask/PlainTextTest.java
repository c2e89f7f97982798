package org.powersource.idp.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlainTextTest {

    static Stream<Arguments> lines() {
        return Stream.of(
                Arguments.of("  for the report ", "for the report"),
                Arguments.of("two\nlines\r\nhere", "two lines here"),
                Arguments.of("tab\tand\u00a0space", "tab and space"),
                Arguments.of("\u202egnirts", "gnirts"),
                Arguments.of("zero\u200bwidth", "zerowidth"),
                Arguments.of("nul\0l", "null"),
                Arguments.of("<b>bold</b>", "<b>bold</b>"),
                Arguments.of("${brandName}", "${brandName}"));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void isOneLineWithoutWhatNobodySees(String written, String kept) {
        assertThat(PlainText.of(written, PlainText.LINE)).isEqualTo(kept);
    }

    @Test
    void nothingIsEmpty() {
        assertThat(PlainText.of(null, PlainText.LINE)).isEmpty();
        assertThat(PlainText.of(" \u200b\n", PlainText.LINE)).isEmpty();
    }

    /** By whole characters. */
    @Test
    void isCutAtItsLongest() {
        String smiles = "\uD83D\uDE00".repeat(300);

        assertThat(PlainText.of(smiles, PlainText.LINE)).isEqualTo("\uD83D\uDE00".repeat(200));
        assertThat(PlainText.of("a".repeat(200), PlainText.LINE)).hasSize(200);
    }

    /** A column of 4,000 characters takes the longest of all. */
    @Test
    void longestDetailsFitIntoTheirColumn() {
        String quotes = "\"".repeat(PlainText.NAME);

        assertThat(RequestDetails.ofAccount("\\".repeat(500)).written()).hasSizeLessThan(4000);
        assertThat(RequestDetails.ofNew(new RequestDetails.Person(quotes, quotes, "a".repeat(254), "es"))
                        .written())
                .hasSizeLessThan(4000);
    }
}
