package org.powersource.idp.siteaccess;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.Map;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.UserCache;

/**
 * All ticks of a realm's accounts, in Keycloak's tables of local and of federated accounts. One statement for each table, however
 * many accounts there are; then all nodes forget the accounts that they have cached. Client ids have at most 255 characters, so
 * a tick is never in the column for long values (Keycloak 26.7.4 {@code UserAttributeEntity}).
 */
final class Ticks {

    private static final String TICK = " t.name = '" + SiteAccessRules.ATTRIBUTE + "' and t.value = :clientId and ";

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

    /** The client has a new id. Ticks that have this id already belong to no client. */
    void rename(String from, String to) {
        // The client's row is written, and so locked, before its ticks: see Sites.lock.
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
        int changed = statement
                .setParameter("realm", realm.getId())
                .setParameter("clientId", clientId)
                .executeUpdate();
        if (changed > 0) {
            Optional.ofNullable(session.getProvider(UserCache.class)).ifPresent(cache -> cache.evict(realm));
        }
    }
}
