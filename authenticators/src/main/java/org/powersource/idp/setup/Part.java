package org.powersource.idp.setup;

import org.jspecify.annotations.Nullable;

/** All elements of one {@link Kind} in one realm, by name. */
sealed interface Part
        permits ActionOptions,
                ClientPolicies,
                ClientProfiles,
                Clients,
                Flows,
                Groups,
                Listeners,
                Permissions,
                PermissionsSwitch,
                ProfileAttributes,
                ProfileGroups,
                RealmRoles,
                RealmSettings,
                RequiredActions,
                SiteRoles,
                StepOptions,
                Steps {

    /** The element's value; null if the realm has no such element. */
    @Nullable
    Value read(String name);

    /** Adds the element, or changes it. */
    void write(String name, Value value);

    /** Removes the element. Called only if the realm has it. */
    void remove(String name);

    /** Whether the realm itself uses the element, so that a removal has to leave it. */
    default boolean isInUse(String name) {
        return false;
    }

    /** The element's name for people, as in findings. */
    default String label(String name) {
        return name;
    }
}
