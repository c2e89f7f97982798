package org.powersource.idp.account;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** The rows of {@link ToldAddressEntity}, in the transaction of a session. */
final class ToldAddresses {

    private final EntityManager rows;

    ToldAddresses(KeycloakSession session) {
        rows = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /** One look-up by primary key; none if the transaction has read the row already. */
    Optional<ToldAddressEntity> find(String userId) {
        return Optional.ofNullable(rows.find(ToldAddressEntity.class, userId));
    }

    /** Reads the rows of several accounts by one statement. */
    void read(Collection<String> userIds) {
        rows.unwrap(Session.class).findMultiple(ToldAddressEntity.class, List.copyOf(userIds));
    }

    /** Without effect if another transaction stored the account's row first. */
    void add(String realmId, UserModel user) {
        rows.createQuery("insert into ToldAddressEntity (userId, realmId, address, spelling)"
                        + " values (:user, :realm, :address, :spelling) on conflict (userId) do nothing")
                .setParameter("user", user.getId())
                .setParameter("realm", realmId)
                .setParameter("address", SignInEmail.stored(user))
                .setParameter("spelling", SignInEmail.of(user).spelling())
                .executeUpdate();
    }

    /**
     * Replaces the address, unless another transaction did so meanwhile. So exactly one transaction reports a change.
     *
     * @return whether this transaction replaced it
     */
    boolean replace(ToldAddressEntity told, UserModel user) {
        String before = told.spelledAddress();
        ToldAddressEntity row = rows.find(ToldAddressEntity.class, told.userId, LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            return false;
        }
        rows.refresh(row);
        if (!row.spelledAddress().equals(before)) {
            return false;
        }
        row.address = SignInEmail.stored(user);
        row.spelling = SignInEmail.of(user).spelling();
        return true;
    }

    void removeOfUser(String userId) {
        find(userId).ifPresent(rows::detach);
        rows.createQuery("delete from ToldAddressEntity t where t.userId = :user")
                .setParameter("user", userId)
                .executeUpdate();
    }

    void removeOfRealm(String realmId) {
        rows.createQuery("delete from ToldAddressEntity t where t.realmId = :realm")
                .setParameter("realm", realmId)
                .executeUpdate();
    }
}
