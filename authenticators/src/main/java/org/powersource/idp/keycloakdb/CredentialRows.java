package org.powersource.idp.keycloakdb;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Credentials of local and federated accounts. */
public final class CredentialRows {

    private static final String OWNER = "select u.id, c.id, c.credentialData, c.secretData"
            + " from UserEntity u left join CredentialEntity c on c.user = u and c.type = :type"
            + " where u.realmId = :realm and same_text(u.email, :address) order by c.createdDate desc nulls last";

    private static final String DELETE = "delete from CredentialEntity t where t.type in :types"
            + " and t.user.id in (select u.id from UserEntity u where u.realmId = :realm)";

    private static final String DELETE_FEDERATED =
            "delete from FederatedUserCredentialEntity t where t.type in :types and t.realmId = :realm";

    private final Rows rows;

    public CredentialRows(KeycloakSession session, RealmModel realm) {
        this(Rows.of(session, realm));
    }

    CredentialRows(Rows rows) {
        this.rows = rows;
    }

    /**
     * An account, and its newest credential of a type.
     *
     * @param credential with its id, data and secret data only; null if the account has none
     */
    public record Owner(String userId, @Nullable CredentialModel credential) {}

    /**
     * The account of an address. One query without Keycloak's caches, so it costs the same whether there is an account, a credential, or
     * neither. Doesn't find accounts that only a user directory has.
     */
    public Optional<Owner> owner(String address, String type) {
        return rows
                .query(OWNER, Object[].class)
                .setParameter("type", type)
                .setParameter("address", address)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst()
                .map(row -> new Owner((String) row[0], row[1] == null ? null : credential(row)));
    }

    private static CredentialModel credential(Object[] row) {
        CredentialModel stored = new CredentialModel();
        stored.setId((String) row[1]);
        stored.setCredentialData((String) row[2]);
        stored.setSecretData((String) row[3]);
        return stored;
    }

    /**
     * Removes all credentials of the types.
     *
     * @return number of removed credentials
     */
    public int removeAll(Set<String> types) {
        return rows.change(DELETE, "types", types) + rows.change(DELETE_FEDERATED, "types", types);
    }
}
