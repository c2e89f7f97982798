package org.powersource.idp.district;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.authorization.fgap.AdminPermissionsSchema;
import org.keycloak.models.ClientModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.provider.ProviderEvent;
import org.powersource.idp.account.SuiteRealm;

/**
 * A district is a child group of {@code /districts}; guests are the members of {@code /guests}. Only direct members of a group belong to
 * it, as in Keycloak's lists.
 */
public final class Districts {

    static final String PARENT = "districts";
    static final String GUESTS = "guests";

    /** Group attribute: client ids of the district's sites; without it the district has all sites. */
    private static final String SITES = "sites";

    private final KeycloakSession session;

    public Districts(KeycloakSession session) {
        this.session = session;
    }

    static boolean isDistrict(GroupModel group) {
        GroupModel parent = group.getParentId() == null ? null : group.getParent();
        return parent != null && isTop(parent, PARENT);
    }

    static boolean isGuests(GroupModel group) {
        return isTop(group, GUESTS);
    }

    private static boolean isTop(GroupModel group, String name) {
        return group.getParentId() == null && group.getName().equals(name);
    }

    /** Districts and guests that the account is a member of. */
    Set<GroupModel> of(UserModel user) {
        return unrestricted(() -> user.getGroupsStream()
                .filter(group -> isDistrict(group) || isGuests(group))
                .collect(Collectors.toSet()));
    }

    /** Top-level group {@value #PARENT} or {@value #GUESTS}. */
    Optional<GroupModel> top(RealmModel realm, String name) {
        return Optional.ofNullable(unrestricted(() -> session.groups().getGroupByName(realm, null, name)));
    }

    /** The group whose children are the districts. */
    public Optional<GroupModel> parent(RealmModel realm) {
        return top(realm, PARENT);
    }

    public Coverage coverage(RealmModel realm) {
        return Coverage.of(session, realm);
    }

    /** Whether a token of the client carries a contact's powers. */
    public boolean givesPowersTo(ClientModel client) {
        return ContactClients.of(session).include(client);
    }

    /**
     * Ids of the groups whose members the sender of the HTTP request sees in lists, as in Keycloak's own. Empty for everybody who isn't a
     * contact. No ids if the filter didn't pass this request, or if an administrator removed the permission.
     */
    public Optional<Set<String>> listedToSender(RealmModel realm) {
        return sender(realm)
                .filter(sender -> Contact.of(session, realm, sender).isPresent())
                .map(contact -> new DistrictPolicy()
                        .getPermissions(session, AdminPermissionsSchema.GROUPS, AdminPermissionsSchema.GROUPS, contact)
                        .flatMap(permission -> permission.getResourceNames().stream())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * The account that sent this request, if it belongs to the realm: only then can it be a contact. Other realms' administrators aren't
     * asked for a contact's role, because they may have roles of each realm, and Keycloak walks through all of them.
     */
    private Optional<UserModel> sender(RealmModel realm) {
        KeycloakContext context = session.getContext();
        UserSessionModel signedIn = context.getUserSession();
        return signedIn == null || signedIn.getRealm().getId().equals(realm.getId())
                ? Optional.ofNullable(context.getUser())
                : Optional.empty();
    }

    /**
     * Id of a district, or of the group of guests.
     *
     * @param path such as {@code /districts/Springfield}
     */
    public Optional<String> idOf(RealmModel realm, String path) {
        return unrestricted(() -> Optional.ofNullable(byPath(realm, path))
                .filter(group -> isDistrict(group) || isGuests(group))
                .map(GroupModel::getId));
    }

    @Nullable
    GroupModel group(RealmModel realm, String id) {
        return unrestricted(() -> session.groups().getGroupById(realm, id));
    }

    /** Finds a group by its path, as in the admin API's body for a new user. */
    @Nullable
    GroupModel byPath(RealmModel realm, String path) {
        return unrestricted(() -> KeycloakModelUtils.findGroupByPath(session, realm, path));
    }

    /**
     * Client ids of the sites that the sender of the HTTP request may tick on the account's record; empty if there is no limit.
     *
     * @param record whose districts count; null for an account that is about to be created in one of the contact's
     */
    public Optional<Set<String>> sitesForSender(RealmModel realm, @Nullable UserModel record) {
        return sender(realm)
                .flatMap(sender -> Contact.of(session, realm, sender))
                .flatMap(contact -> contact.sites(record));
    }

    static Optional<Set<String>> sites(Stream<GroupModel> groups) {
        List<Set<String>> all = groups.map(
                        group -> group.getAttributeStream(SITES).collect(Collectors.toUnmodifiableSet()))
                .toList();
        return all.isEmpty() || all.stream().anyMatch(Set::isEmpty)
                ? Optional.empty()
                : Optional.of(all.stream().flatMap(Set::stream).collect(Collectors.toSet()));
    }

    /** Replaces a renamed client's old id in the districts' lists of sites. */
    static void on(ProviderEvent event) {
        if (event instanceof ClientModel.ClientIdChangeEvent change
                && SuiteRealm.is(change.getUpdatedClient().getRealm())) {
            new Districts(change.getKeycloakSession())
                    .renameSite(
                            change.getUpdatedClient().getRealm(),
                            change.getPreviousClientId(),
                            change.getUpdatedClient().getClientId());
        }
    }

    private void renameSite(RealmModel realm, String from, String to) {
        List<GroupModel> having = unrestricted(() -> session.groups()
                .searchGroupsByAttributes(realm, Map.of(SITES, from), null, null)
                // Changes the cached group: other nodes don't learn of a change to an uncached one.
                .map(found -> session.groups().getGroupById(realm, found.getId()))
                .filter(group -> isDistrict(group) || isGuests(group))
                .toList());
        having.forEach(group -> group.setAttribute(
                SITES,
                group.getAttributeStream(SITES)
                        .map(site -> site.equals(from) ? to : site)
                        .distinct()
                        .toList()));
    }

    /** Reads without permission checks, because the sender's permissions are being computed. */
    <T> T unrestricted(Supplier<T> read) {
        return AdminPermissionsSchema.runWithoutAuthorization(session, read);
    }
}
