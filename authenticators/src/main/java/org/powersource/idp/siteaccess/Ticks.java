package org.powersource.idp.siteaccess;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.Map;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.UserCache;
import org.powersource.idp.kit.SharedId;

/**
 * All ticks of a realm's accounts, in Keycloak's tables of local and federated accounts. One statement for each table, for any number
 * of accounts; then all nodes drop the realm's cached accounts. Client ids have at most 255 characters, so
 * a tick is never in the column for long values (Keycloak 26.7.4 {@code UserAttributeEntity}).
 */
final class Ticks {

    private static final String TICK = " t.name = '" + SharedId.TICKED_SITES.id() + "' and t.value = :clientId and ";

    /** Conditions on the rows of a realm, by table. */
    private static final Map<String, String> OF_REALM = Map.of(
            "UserAttributeEntity", "t.user.id in (select u.id from UserEntity u where u.realmId = :realm)",
            "FederatedUserAttributeEntity", "t.realmId = :realm");

    private final KeycloakSession session;
    private final RealmModel realm;
    private final EntityManager rows;

    Ticks(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.rows = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /** Moves ticks to a client's new id. Ticks that already have the new id belong to no client, and end. */
    void rename(String from, String to) {
        // Write, and so lock, the client's row before its ticks: see Sites.lock.
        rows.flush();
        end(to);
        OF_REALM.forEach((table, ofRealm) -> execute(
                rows.createQuery("update " + table + " t set t.value = :to where" + TICK + ofRealm)
                        .setParameter("to", to),
                from));
    }

    void end(String clientId) {
        OF_REALM.forEach((table, ofRealm) ->
                execute(rows.createQuery("delete from " + table + " t where" + TICK + ofRealm), clientId));
    }

    private void execute(Query statement, String clientId) {
        statement
                .setParameter("realm", realm.getId())
                .setParameter("clientId", clientId)
                .executeUpdate();
        Optional.ofNullable(session.getProvider(UserCache.class)).ifPresent(cache -> cache.evict(realm));
    }
}
