package org.powersource.idp.district;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.account.ContactRole;
import org.powersource.idp.account.Privilege;

/** A person who manages the accounts of some districts, or of guests, and has no other administrator's role. */
final class Contact {

    private static final String ASKED_BEFORE = "powersource.district.contact.";

    private final KeycloakSession session;
    private final UserModel user;
    private final Districts districts;
    private final Set<GroupModel> groups;

    private Contact(KeycloakSession session, UserModel user, Districts districts, Set<GroupModel> groups) {
        this.session = session;
        this.user = user;
        this.districts = districts;
        this.groups = groups;
    }

    /**
     * Empty for people without a contact's role, and for administrators, whose roles Keycloak itself checks. Computed once in a request,
     * because the server asks many times.
     */
    @SuppressWarnings("unchecked")
    static Optional<Contact> of(KeycloakSession session, RealmModel realm, UserModel user) {
        String key = ASKED_BEFORE + user.getId();
        Optional<Contact> known = session.getAttribute(key, Optional.class);
        if (known == null) {
            known = find(session, realm, user);
            session.setAttribute(key, known);
        }
        return known;
    }

    private static Optional<Contact> find(KeycloakSession session, RealmModel realm, UserModel user) {
        List<ContactRole> roles = Arrays.stream(ContactRole.values())
                .filter(role -> role.isHeldBy(user, realm))
                .toList();
        if (roles.isEmpty() || Privilege.byRole(user) == Privilege.ADMINISTRATOR) {
            return Optional.empty();
        }
        Districts districts = new Districts(session);
        return Optional.of(new Contact(
                session,
                user,
                districts,
                Stream.concat(
                                roles.stream().allMatch(ContactRole::isForGuests)
                                        ? Stream.empty()
                                        : districts.of(user).stream().filter(Districts::isDistrict),
                                roles.stream().anyMatch(ContactRole::isForGuests)
                                        ? districts.top(realm, Districts.GUESTS).stream()
                                        : Stream.empty())
                        .collect(Collectors.toSet())));
    }

    String id() {
        return user.getId();
    }

    /** The groups whose members the contact manages. */
    Set<GroupModel> groups() {
        return groups;
    }

    Set<String> groupIds() {
        return groups.stream().map(GroupModel::getId).collect(Collectors.toSet());
    }

    /**
     * False for the contact's own account, other contacts and administrators: a contact who can reset an administrator's password can
     * become that administrator.
     */
    boolean manages(UserModel other) {
        return !other.getId().equals(user.getId())
                && districts.of(other).stream().anyMatch(groups::contains)
                && districts.unrestricted(() -> Privilege.of(session, other)) == Privilege.NONE;
    }

    /** Those of the account's groups that the contact may see. */
    Stream<GroupModel> groupsOf(UserModel other) {
        return districts.of(other).stream().filter(groups::contains);
    }

    /**
     * The sites that this contact may tick.
     *
     * @param other null for an account that is about to be created
     */
    Optional<Set<String>> sites(@Nullable UserModel other) {
        Stream<GroupModel> common = other == null ? groups.stream() : groupsOf(other);
        return districts.unrestricted(() -> Districts.sites(common));
    }
}
