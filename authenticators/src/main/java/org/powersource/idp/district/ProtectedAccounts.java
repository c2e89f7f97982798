package org.powersource.idp.district;

import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.powersource.idp.account.HeldGrants;
import org.powersource.idp.account.Privilege;
import org.powersource.idp.keycloakdb.MemberRows;

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
        if (districts.isEmpty()) {
            return Set.of();
        }
        MemberRows members = new MemberRows(session, realm, districts);
        return Set.copyOf(members.with(new HeldGrants(session, realm, members.held()).giving(Privilege::isGivenBy)));
    }
}
