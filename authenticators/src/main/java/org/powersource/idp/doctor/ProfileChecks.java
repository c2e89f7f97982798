package org.powersource.idp.doctor;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.userprofile.UserProfileConstants;
import org.keycloak.userprofile.UserProfileProvider;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.site.Sites;

/** Checks of the user profile's attributes. */
final class ProfileChecks {

    private static final List<String> ATTRIBUTES = List.of(SignInEmail.ATTRIBUTE, Sites.ATTRIBUTE);

    private ProfileChecks() {}

    static Stream<Place> missing(Examined realm) {
        UPConfig profile = profile(realm);
        return ATTRIBUTES.stream()
                .filter(name -> profile.getAttribute(name) == null)
                .map(name -> Place.at("attribute " + name));
    }

    static Stream<Place> editable(Examined realm) {
        return ATTRIBUTES.stream()
                .map(profile(realm)::getAttribute)
                .filter(Objects::nonNull)
                .filter(ProfileChecks::isEditableByOwner)
                .map(attribute -> Place.at("attribute " + attribute.getName()));
    }

    private static boolean isEditableByOwner(UPAttribute attribute) {
        return attribute.getPermissions() != null
                && attribute.getPermissions().getEdit().contains(UserProfileConstants.ROLE_USER);
    }

    private static UPConfig profile(Examined realm) {
        return realm.session().getProvider(UserProfileProvider.class).getConfiguration();
    }
}
