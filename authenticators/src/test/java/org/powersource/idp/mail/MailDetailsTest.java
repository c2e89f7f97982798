package org.powersource.idp.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MailDetailsTest {

    @Test
    void writtenDetailsAreReadBack() {
        Map<String, String> details =
                Map.of("browser", "\"Firefox\", <Linux> \u00e9\ud83d\ude00", "clientAddress", "::1");

        assertThat(MailDetails.read(MailDetails.write(details))).isEqualTo(details);
    }

    @Test
    void noDetailsAreStoredAsNull() {
        assertThat(MailDetails.write(Map.of())).isNull();
        assertThat(MailDetails.read(null)).isEmpty();
    }

    @Test
    void tooLongDetailsAreReportedByNameOnly() {
        assertThatThrownBy(() -> MailDetails.write(Map.of("browser", "x".repeat(4000))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("browser")
                .hasMessageNotContaining("xxx");
    }

    @Test
    void aTypedAddressIsRemovedAndTheRestStays() {
        String written = MailDetails.write(Map.of(MailDetails.TYPED, "a@b.example", "browser", "Firefox"));

        assertThat(MailDetails.read(MailDetails.withoutTyped(written))).isEqualTo(Map.of("browser", "Firefox"));
        assertThat(MailDetails.withoutTyped(MailDetails.write(Map.of("browser", "Firefox"))))
                .isEqualTo("{\"browser\":\"Firefox\"}");
        assertThat(MailDetails.withoutTyped(null)).isNull();
    }
}
