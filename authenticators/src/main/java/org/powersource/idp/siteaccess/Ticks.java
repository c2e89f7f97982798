package org.powersource.idp.siteaccess;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.UserCache;
import org.powersource.idp.keycloakdb.TickRows;
import org.powersource.idp.kit.SharedId;

/** All ticks of a realm's accounts. After a change all nodes drop the realm's cached accounts. */
final class Ticks {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final TickRows rows;

    Ticks(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.rows = new TickRows(session, realm, SharedId.TICKED_SITES.id());
    }

    /** Moves ticks to a client's new id. */
    void rename(String from, String to) {
        rows.rename(from, to);
        dropCachedAccounts();
    }

    void end(String clientId) {
        rows.end(clientId);
        dropCachedAccounts();
    }

    private void dropCachedAccounts() {
        Optional.ofNullable(session.getProvider(UserCache.class)).ifPresent(cache -> cache.evict(realm));
    }
}
