package org.powersource.idp.district;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.powersource.idp.account.ContactRole;
import org.powersource.idp.keycloakdb.DistrictRows;
import org.powersource.idp.keycloakdb.DistrictRows.Holder;
import org.powersource.idp.kit.SharedId;

/** Which districts have contacts, and which contacts have a district, of one moment. */
public final class Coverage {

    private final Map<String, String> districts;
    private final List<Holder> contacts;
    private final Set<String> byGroup;

    /**
     * Of what the database says.
     *
     * @param districts names by id
     * @param contacts once for each of their groups
     * @param byGroup ids of groups with an active member that has a contact's role by another group
     */
    Coverage(Map<String, String> districts, List<Holder> contacts, Set<String> byGroup) {
        this.districts = districts;
        this.contacts = contacts;
        this.byGroup = byGroup;
    }

    static Coverage of(KeycloakSession session, RealmModel realm) {
        Optional<GroupModel> parent = new Districts(session).parent(realm);
        List<String> roles = roles(realm);
        if (parent.isEmpty() || roles.isEmpty()) {
            return new Coverage(Map.of(), List.of(), Set.of());
        }
        DistrictRows rows = new DistrictRows(session, realm);
        String action = SharedId.ACTIVATE_ACCOUNT.id();
        return new Coverage(
                rows.names(parent.get().getId()), rows.holders(roles, action), rows.ofMembersByGroup(roles, action));
    }

    /** Without sales representatives: they manage guests, who belong to no district. */
    private static List<String> roles(RealmModel realm) {
        return Arrays.stream(ContactRole.values())
                .filter(role -> !role.isForGuests())
                .map(role -> realm.getRole(role.roleName()))
                .filter(Objects::nonNull)
                .map(RoleModel::getId)
                .toList();
    }

    /** Names of districts without an active contact, by id. Pages send people of such a district to a contact who doesn't exist. */
    public Map<String, String> districtsWithoutContact() {
        Map<String, String> gaps = new HashMap<>(districts);
        gaps.keySet().removeAll(byGroup);
        contacts.stream().filter(Holder::active).map(Holder::group).forEach(gaps::remove);
        return gaps;
    }

    /** Number of accounts that have a contact's role directly and are in no district. */
    public long contactsWithoutDistrict() {
        Set<String> outside = contacts.stream().map(Holder::account).collect(Collectors.toCollection(HashSet::new));
        contacts.stream()
                .filter(contact -> contact.group() != null && districts.containsKey(contact.group()))
                .map(Holder::account)
                .forEach(outside::remove);
        return outside.size();
    }
}
