package org.powersource.idp.district;

import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.powersource.idp.account.Privilege;
import org.powersource.idp.keycloakdb.DistrictRows;

/**
 * The protected accounts among the members of the contact's own districts: contacts and administrators, as {@link Privilege} says. A
 * contact's lists leave them out, since a contact can't open them.
 */
final class ProtectedAccounts {

    private final KeycloakSession session;
    private final RealmModel realm;

    ProtectedAccounts(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    Set<String> in(Set<String> districts) {
        return new DistrictRows(session, realm)
                .membersWithRoles(
                        districts, Privilege.roles(realm).map(RoleModel::getId).collect(Collectors.toSet()));
    }
}
