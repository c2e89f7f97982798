package org.powersource.idp.setup;

import org.jspecify.annotations.Nullable;

/** All elements of one {@link Kind} in one realm, by name. */
sealed interface Part
        permits ActionOptions,
                ClientPolicies,
                ClientProfiles,
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

    /** Null if the realm has no such element. */
    @Nullable
    Value read(String name);

    /** Adds the element, or changes it. */
    void write(String name, Value value);

    /** Called for elements that the realm has. */
    void remove(String name);

    /** Whether something of the realm's own needs the element, so that it has to stay. */
    default boolean isInUse(String name) {
        return false;
    }

    /** What a person calls the element. */
    default String label(String name) {
        return name;
    }
}
