package org.powersource.idp.account;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Finds the account of an address. */
public final class AddressOwner {

    private AddressOwner() {}

    /**
     * The account with this address, whatever the letter case. Keycloak's look-up compares as the database does: on MariaDB and MySQL it
     * usually finds the account of another address, with other accents. So the address that it found is compared once more.
     */
    public static Optional<UserModel> of(KeycloakSession session, RealmModel realm, EmailAddress address) {
        return Optional.ofNullable(session.users().getUserByEmail(realm, address.stored()))
                .filter(user -> EmailAddress.of(user.getEmail()).isSameAs(address));
    }
}
