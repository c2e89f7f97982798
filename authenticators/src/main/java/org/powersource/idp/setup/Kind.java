package org.powersource.idp.setup;

/** The kinds of elements, in the order in which they are installed; they are removed the other way round. */
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
    CLIENT_PROFILE("client profile", Claim.NAME),
    CLIENT_POLICY("client policy", Claim.NAME),
    PERMISSIONS("switch", Claim.SETTING),
    PERMISSION("admin permission", Claim.NAME),
    SITE("site", Claim.PART),
    /** Attributes of the user profile that Keycloak has by itself. */
    STOCK_ATTRIBUTE("user profile attribute", Claim.SETTING),
    SETTING("realm setting", Claim.SETTING),
    /** A setting that a realm may have for good reasons of its own. */
    CHOICE("realm setting", Claim.CHOICE),
    LISTENER("event listener", Claim.NAME);

    /** What setup does if the realm has an element of that name, with another value, that setup didn't write. */
    enum Claim {
        /** Nothing at all: the name is taken. */
        NAME,
        /** As {@link #NAME}; goes with the element that it is part of. */
        PART,
        /** Replaces the value, and puts it back in the end. */
        SETTING,
        /** Leaves the value, and says so. */
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

    /** Whether an element of this kind had a value before, to be put back. */
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
