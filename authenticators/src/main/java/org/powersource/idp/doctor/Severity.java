package org.powersource.idp.doctor;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How bad a finding is. */
public enum Severity {
    /** Somebody is locked out, gets in where they must not, or gets no mail. */
    ERROR,
    /** It may become an error, or part of the suite doesn't work. */
    WARNING,
    /** Worth knowing. */
    NOTE;

    @JsonValue
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}
