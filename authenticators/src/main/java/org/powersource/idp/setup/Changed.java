package org.powersource.idp.setup;

import org.powersource.idp.doctor.Finding;
import org.powersource.idp.doctor.Severity;

/** Findings about elements whose value differs from the suite's. */
final class Changed {

    private Changed() {}

    static Finding kept(String label, boolean removed) {
        return new Finding(
                "element-changed",
                Severity.WARNING,
                label,
                removed
                        ? "Somebody removed it after it was set up. Setup doesn't add it again."
                        : "Somebody changed it after it was set up. Setup leaves it as it is.",
                "None, if this is meant. Otherwise make it as realm-export.json has it.");
    }

    static Finding left(String label, Value wanted) {
        return new Finding(
                "setting-left",
                Severity.NOTE,
                label,
                "The realm has a value of its own, which setup leaves.",
                "None, if this is meant. The suite's value is in realm-export.json"
                        + (wanted.json().isTextual() ? ": " + wanted.json().asText() + "." : "."));
    }

    static Finding stays(String label) {
        return new Finding(
                "element-changed",
                Severity.WARNING,
                label,
                "Somebody changed it after it was set up, so it stays.",
                "Remove it by hand if nothing needs it.");
    }

    static Finding settingStays(String label) {
        return new Finding(
                "element-changed",
                Severity.NOTE,
                label,
                "Somebody changed it after it was set up, so it isn't put back.",
                "None, if this is meant.");
    }

    static Finding inUse(String label) {
        return new Finding(
                "element-in-use",
                Severity.NOTE,
                label,
                "Something of the realm's own still uses it, so it stays.",
                "Remove it by hand once nothing uses it. A new setup takes it over.");
    }
}
