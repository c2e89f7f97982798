package org.powersource.idp.district;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.powersource.idp.account.ContactRole;
import org.powersource.idp.keycloakdb.DistrictRows;
import org.powersource.idp.kit.SharedId;

/** Finds districts without an active contact. Pages send people of such a district to a contact who doesn't exist. */
final class Coverage {

    private final KeycloakSession session;
    private final RealmModel realm;

    Coverage(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Names of districts without an active contact, by id. */
    Map<String, String> gaps() {
        GroupModel districts =
                new Districts(session).top(realm, Districts.PARENT).orElse(null);
        List<String> roles = Arrays.stream(ContactRole.values())
                .filter(role -> !role.isForGuests())
                .map(role -> realm.getRole(role.roleName()))
                .filter(Objects::nonNull)
                .map(RoleModel::getId)
                .toList();
        return districts == null || roles.isEmpty()
                ? Map.of()
                : new DistrictRows(session, realm)
                        .withoutContact(districts.getId(), SharedId.ACTIVATE_ACCOUNT.id(), roles);
    }
}
