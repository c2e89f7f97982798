package org.powersource.idp.setup;

import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.userprofile.config.UPConfigUtils;

/** The user profile of a realm. */
final class Profile {

    private Profile() {}

    /** A copy of the realm's profile. */
    static UPConfig of(Place place) {
        return provider(place).getConfiguration();
    }

    /** Stores the profile. Keycloak's default profile is stored as nothing, as in a new realm. */
    static void set(Place place, UPConfig profile) {
        boolean isDefault = Value.of(profile).equals(Value.of(UPConfigUtils.parseSystemDefaultConfig()));
        if (isDefault) {
            setDefault(place);
        } else {
            provider(place).setConfiguration(profile);
        }
    }

    @SuppressWarnings("NullAway") // 26.7.4 DeclarativeUserProfileProvider removes the stored profile for null
    private static void setDefault(Place place) {
        provider(place).setConfiguration(null);
    }

    private static UserProfileProvider provider(Place place) {
        return place.session().getProvider(UserProfileProvider.class);
    }
}
