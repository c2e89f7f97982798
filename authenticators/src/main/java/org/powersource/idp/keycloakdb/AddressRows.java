package org.powersource.idp.keycloakdb;

import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Compares the stored addresses of a realm's accounts with the suite's table of addresses that their owners were told. */
public final class AddressRows {

    private static final String ADD_MISSING = "insert into ToldAddressEntity (userId, realmId, address)"
            + " select u.id, u.realmId, u.email from UserEntity u"
            + " where u.realmId = :realm and u.email is not null and u.serviceAccountClientLink is null"
            + " and not exists (select 1 from ToldAddressEntity t where t.userId = u.id)";

    private static final String CHANGED = "select u.id from UserEntity u, ToldAddressEntity t where t.userId = u.id"
            + " and t.realmId = :realm and not same_text(coalesce(u.email, u.username), t.address)";

    private final Rows rows;

    public AddressRows(KeycloakSession session, RealmModel realm) {
        this(Rows.of(session, realm));
    }

    AddressRows(Rows rows) {
        this.rows = rows;
    }

    /** Adds rows, with the present address, for all accounts that have none yet. */
    public void addMissing() {
        rows.entities()
                .createQuery(ADD_MISSING)
                .setParameter("realm", rows.realm())
                .executeUpdate();
    }

    /** Ids of accounts whose stored address isn't the one told last. */
    public List<String> changed(int max) {
        return rows.query(CHANGED, String.class).setMaxResults(max).getResultList();
    }
}
