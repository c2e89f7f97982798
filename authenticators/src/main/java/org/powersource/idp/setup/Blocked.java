package org.powersource.idp.setup;

import java.util.Set;
import org.powersource.idp.doctor.Finding;
import org.powersource.idp.doctor.Severity;

/** Findings that stop a setup before it changes anything. */
final class Blocked {

    private static final String NAME_TAKEN = "name-taken";
    private static final String FEATURE_OFF = "feature-off";

    private static final String PERMISSIONS_ASLEEP = "permissions-switched-off";

    private static final String ADMINISTRATION_REALM = "administration-realm";

    static final Set<String> CODES = Set.of(NAME_TAKEN, FEATURE_OFF, PERMISSIONS_ASLEEP, ADMINISTRATION_REALM);

    private Blocked() {}

    static Finding nameTaken(String label) {
        return new Finding(
                NAME_TAKEN,
                Severity.ERROR,
                label,
                "The realm has a " + label + " of its own, which the suite would have to change.",
                "Rename or remove it, then set up the realm again. Setup changed nothing.");
    }

    static Finding administrationRealm() {
        return new Finding(
                ADMINISTRATION_REALM,
                Severity.ERROR,
                "realm",
                "The realm administers the server. Its administrators sign in by user name and have scripts with a password grant;"
                        + " with the suite nobody could.",
                "Set up the realm of the people who use your apps. Setup changed nothing.");
    }

    static Finding permissionsSwitchedOff() {
        return new Finding(
                PERMISSIONS_ASLEEP,
                Severity.ERROR,
                "fine-grained admin permissions",
                "The realm has admin permissions that are switched off. The suite switches them on, so they would grant again.",
                "Remove those that must not grant, or switch them on yourself. Setup changed nothing.");
    }

    static Finding permissionsOff() {
        return new Finding(
                FEATURE_OFF,
                Severity.ERROR,
                "server",
                "The server runs without the feature admin-fine-grained-authz:v2, which contacts need.",
                "Start the server with the feature. Setup changed nothing.");
    }
}
