package org.powersource.idp.account;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A read-only field of an account's record. It is computed whenever the record is shown, and never stored. What a form sends back is
 * ignored.
 */
public enum ComputedField {
    STATUS("accountStatus", "recordStatus"),
    LAST_MAIL("lastMail", "recordLastMail"),
    LAST_PROBLEM("lastProblem", "recordLastProblem"),
    OPEN_REQUEST("openRequest", "recordOpenRequest"),
    SITES_BY_ROLE("sitesByGroup", "recordSitesByRole");

    private final String attribute;
    private final String message;

    ComputedField(String attribute, String message) {
        this.attribute = attribute;
        this.message = message;
    }

    public String attribute() {
        return attribute;
    }

    /** As the admin console looks up a text. */
    public String label() {
        return "${" + message + "}";
    }

    /** As the admin console looks up a text. */
    public String help() {
        return "${" + message + "Help}";
    }

    public static Set<String> attributes() {
        return Arrays.stream(values()).map(ComputedField::attribute).collect(Collectors.toUnmodifiableSet());
    }
}
