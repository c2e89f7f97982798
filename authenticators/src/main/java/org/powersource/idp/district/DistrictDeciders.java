package org.powersource.idp.district;

import com.google.auto.service.AutoService;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.account.ContactRole;
import org.powersource.idp.account.HeldGrants;
import org.powersource.idp.ask.Deciders;
import org.powersource.idp.keycloakdb.DistrictRows;
import org.powersource.idp.keycloakdb.MemberRows;
import org.powersource.idp.kit.SharedId;

/** Contacts decide what people of their districts ask for, sales representatives what guests ask for. */
@AutoService(Deciders.class)
public final class DistrictDeciders implements Deciders {

    /** Group attribute: mail domains of the district's staff. */
    private static final String DOMAINS = "domains";

    @Override
    public Set<String> groupsOf(KeycloakSession session, UserModel user) {
        return ids(new Districts(session).of(user));
    }

    private static Set<String> ids(Collection<GroupModel> groups) {
        return groups.stream().map(GroupModel::getId).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<String> decidedBy(KeycloakSession session, RealmModel realm, UserModel contact) {
        return Contact.of(session, realm, contact).map(Contact::groupIds).orElse(Set.of());
    }

    @Override
    public Optional<Set<String>> ofSender(KeycloakSession session, RealmModel realm) {
        return new Districts(session).listedToSender(realm);
    }

    @Override
    public List<UserModel> contacts(KeycloakSession session, RealmModel realm, Set<String> groups) {
        if (groups.isEmpty()) {
            return List.of();
        }
        Districts districts = new Districts(session);
        return districts.unrestricted(() -> Stream.concat(
                        members(session, realm, groups), representatives(session, realm, districts, groups))
                .distinct()
                .map(id -> session.users().getUserById(realm, id))
                .filter(Objects::nonNull)
                .filter(DistrictDeciders::isActive)
                .filter(user -> decidedBy(session, realm, user).stream().anyMatch(groups::contains))
                .toList());
    }

    private static boolean isActive(UserModel user) {
        return user.isEnabled()
                && user.getEmail() != null
                && user.getRequiredActionsStream().noneMatch(SharedId.ACTIVATE_ACCOUNT::is);
    }

    /** Ids of members with a contact's role. */
    private static Stream<String> members(KeycloakSession session, RealmModel realm, Set<String> groups) {
        MemberRows members = new MemberRows(session, realm, groups);
        return members.with(new HeldGrants(session, realm, members.held()).giving(ContactRole::includes)).stream();
    }

    /** Sales representatives aren't members of the guests' group. */
    private static Stream<String> representatives(
            KeycloakSession session, RealmModel realm, Districts districts, Set<String> groups) {
        RoleModel role = realm.getRole(ContactRole.SALES_REPRESENTATIVE.roleName());
        return role == null
                        || districts
                                .top(realm, Districts.GUESTS)
                                .filter(guests -> groups.contains(guests.getId()))
                                .isEmpty()
                ? Stream.empty()
                : session.users().getRoleMembersStream(realm, role).map(UserModel::getId);
    }

    @Override
    public List<String> districtsOf(KeycloakSession session, RealmModel realm, String domain) {
        return new Districts(session)
                .parent(realm)
                .map(parent ->
                        new DistrictRows(session, realm).having(parent.getId(), DOMAINS, Set.of(domain, "@" + domain)))
                .orElse(List.of());
    }

    @Override
    public Optional<Set<String>> sitesOf(KeycloakSession session, RealmModel realm, String district) {
        Districts districts = new Districts(session);
        GroupModel group = districts.group(realm, district);
        return districts.unrestricted(() -> Districts.sites(Stream.ofNullable(group)));
    }

    @Override
    public Optional<Set<String>> sitesForSender(KeycloakSession session, RealmModel realm, @Nullable UserModel user) {
        return new Districts(session).sitesForSender(realm, user);
    }
}
