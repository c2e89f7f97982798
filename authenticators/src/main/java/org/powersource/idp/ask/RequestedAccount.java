package org.powersource.idp.ask;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authorization.fgap.AdminPermissionsSchema;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.userprofile.UserProfile;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileProvider;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.account.Languages;
import org.powersource.idp.kit.SharedId;
import org.powersource.idp.kit.SuiteAdminEvent;
import org.powersource.idp.site.Sites;

/** Makes the account that somebody asked for, as the admin API would: its event tells the features that follow new accounts. */
final class RequestedAccount {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Deciders deciders;

    RequestedAccount(KeycloakSession session, RealmModel realm, Deciders deciders) {
        this.session = session;
        this.realm = realm;
        this.deciders = deciders;
    }

    /**
     * An enabled account in the district, with all sites of the district.
     *
     * @return empty if the district is gone
     * @throws org.keycloak.userprofile.ValidationException if the realm's user profile refuses it
     */
    Optional<UserModel> make(RequestDetails.Person person, String district, AdminEventBuilder event) {
        GroupModel group = AdminPermissionsSchema.runWithoutAuthorization(
                session, () -> session.groups().getGroupById(realm, district));
        if (group == null) {
            return Optional.empty();
        }
        UserProfile profile = session.getProvider(UserProfileProvider.class)
                .create(UserProfileContext.USER_API, attributes(person, district));
        UserModel user = profile.create(true);
        user.setEnabled(true);
        user.joinGroup(group);
        SuiteAdminEvent.REQUESTED_ACCOUNT.report(
                event,
                Map.of("username", user.getUsername(), "email", Objects.requireNonNullElse(user.getEmail(), "")),
                user.getId());
        return Optional.of(user);
    }

    private Map<String, List<String>> attributes(RequestDetails.Person person, String district) {
        EmailAddress address = person.address();
        Map<String, List<String>> attributes = new HashMap<>();
        attributes.put(UserModel.USERNAME, List.of(address.text()));
        attributes.put(UserModel.EMAIL, List.of(address.text()));
        attributes.put(SharedId.SIGN_IN_EMAIL.id(), List.of(address.text()));
        attributes.put(UserModel.FIRST_NAME, List.of(person.firstName()));
        attributes.put(UserModel.LAST_NAME, List.of(person.lastName()));
        attributes.put(Sites.ATTRIBUTE, sites(district));
        String language = person.language();
        if (language != null && Languages.of(realm).contains(language)) {
            attributes.put(UserModel.LOCALE, List.of(language));
        }
        return attributes;
    }

    private List<String> sites(String district) {
        Optional<Set<String>> limit = deciders.sitesOf(session, realm, district);
        return new Sites(session, realm)
                .all().stream()
                        .map(Sites.Site::clientId)
                        .filter(site -> limit.isEmpty() || limit.get().contains(site))
                        .toList();
    }
}
