package org.powersource.idp.activation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivationMailTextTest {

    @ParameterizedTest
    @CsvSource({
        "P7D, 7, Days",
        "P2D, 2, Days",
        "PT47H, 47, Hours",
        "PT2H, 2, Hours",
        "PT119M, 119, Minutes",
        "PT1M, 1, Minutes"
    })
    void lifeIsToldInTheLargestUnitThatSaysMoreThanOne(Duration life, long number, String unit) {
        assertThat(ActivationMailText.life(life))
                .containsEntry("number", number)
                .containsEntry("unit", unit);
    }
}
