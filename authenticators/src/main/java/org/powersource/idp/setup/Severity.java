package org.powersource.idp.setup;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

enum Severity {
    ERROR,
    WARNING,
    NOTE;

    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
