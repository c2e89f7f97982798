package org.powersource.idp.setup;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How much of the suite a realm has. */
enum State {
    ABSENT,
    /** Something of this version is missing. */
    PARTIAL,
    /** Another version of the suite was installed last. */
    OLDER,
    CURRENT;

    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
