package org.powersource.idp.setup;

/** The kinds of elements, in the order of installation. Removal goes in reverse order. */
enum Kind {
    ROLE("role", Claim.NAME),
    GROUP("group", Claim.NAME),
    REQUIRED_ACTION("required action", Claim.NAME),
    ACTION_OPTION("option of a required action", Claim.PART),
    FLOW("flow", Claim.NAME),
    STEP("step", Claim.PART),
    STEP_OPTION("option of a step", Claim.PART),
    PROFILE_GROUP("user profile group", Claim.NAME),
    PROFILE_ATTRIBUTE("user profile attribute", Claim.NAME),
    CLIENT("client", Claim.NAME),
    CLIENT_PROFILE("client profile", Claim.NAME),
    CLIENT_POLICY("client policy", Claim.NAME),
    PERMISSIONS("switch", Claim.SETTING),
    PERMISSION("admin permission", Claim.NAME),
    SITE("site", Claim.PART),
    /** Keycloak's own attributes of the user profile. */
    STOCK_ATTRIBUTE("user profile attribute", Claim.SETTING),
    SETTING("realm setting", Claim.SETTING),
    /** A setting for which a realm may have good reasons, such as its theme. */
    CHOICE("realm setting", Claim.CHOICE),
    LISTENER("event listener", Claim.NAME);

    /** What setup does if the realm has an element of that name that setup didn't write and whose value differs. */
    enum Claim {
        /** Refuses the whole setup: the name is taken. */
        NAME,
        /** As {@link #NAME}. Removed together with the element that contains it. */
        PART,
        /** Replaces the value; a removal puts the old value back. */
        SETTING,
        /** Leaves the value and reports a finding. */
        CHOICE
    }

    private final String label;
    private final Claim claim;

    Kind(String label, Claim claim) {
        this.label = label;
        this.claim = claim;
    }

    String label() {
        return label;
    }

    Claim claim() {
        return claim;
    }

    /** Whether elements of this kind can have an old value that a removal puts back. */
    boolean isSetting() {
        return claim == Claim.SETTING || claim == Claim.CHOICE;
    }

    Part in(Place place) {
        return switch (this) {
            case ROLE -> new RealmRoles(place);
            case GROUP -> new Groups(place);
            case REQUIRED_ACTION -> new RequiredActions(place);
            case ACTION_OPTION -> new ActionOptions(place);
            case FLOW -> new Flows(place);
            case STEP -> new Steps(place);
            case STEP_OPTION -> new StepOptions(place);
            case PROFILE_GROUP -> new ProfileGroups(place);
            case PROFILE_ATTRIBUTE, STOCK_ATTRIBUTE -> new ProfileAttributes(place);
            case CLIENT -> new Clients(place);
            case CLIENT_PROFILE -> new ClientProfiles(place);
            case CLIENT_POLICY -> new ClientPolicies(place);
            case PERMISSIONS -> new PermissionsSwitch(place);
            case PERMISSION -> new Permissions(place);
            case SITE -> new SiteRoles(place);
            case SETTING, CHOICE -> new RealmSettings(place);
            case LISTENER -> new Listeners(place);
        };
    }
}
