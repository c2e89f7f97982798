package org.powersource.idp.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HourlyExaminationTest {

    /** An administrator of a realm names its flows and gives options their values. */
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029", "\u001b[2K"})
    void noPartOfAFindingEndsTheLine(String end) {
        String text = "exact" + end + "2026-11-30 ERROR forged";

        assertThat(HourlyExamination.line("school", new Finding("matching-differs", Severity.ERROR, text, text, text)))
                .startsWith("Realm school: matching-differs (exact")
                .contains("forged):")
                .doesNotContainPattern("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]");
    }
}
