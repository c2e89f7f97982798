package org.powersource.idp.siteaccess;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.powersource.idp.site.Sites;

/**
 * Clients of a realm that were removed, or lost a role, in a session's transaction. Just before the commit, ticks end if their client id no
 * longer belongs to a site. An import that overwrites removes a client and creates another with the same id: it stays the same site.
 */
final class LostSites extends AbstractKeycloakTransaction {

    private final KeycloakSession session;
    private final String realmId;
    private final Set<String> clientIds = new HashSet<>();

    private LostSites(KeycloakSession session, String realmId) {
        this.session = session;
        this.realmId = realmId;
    }

    static LostSites of(KeycloakSession session, RealmModel realm) {
        String key = LostSites.class.getName() + realm.getId();
        LostSites known = session.getAttribute(key, LostSites.class);
        if (known == null) {
            known = new LostSites(session, realm.getId());
            session.setAttribute(key, known);
            session.getTransactionManager().enlistPrepare(known);
        }
        return known;
    }

    void add(ClientModel client) {
        clientIds.add(client.getClientId());
    }

    boolean include(ClientModel client) {
        return clientIds.contains(client.getClientId());
    }

    @Override
    protected void commitImpl() {
        RealmModel realm = clientIds.isEmpty() ? null : session.realms().getRealm(realmId);
        if (realm != null) {
            // Write the removal before looking for ticks: see SiteRows.lock.
            session.getProvider(JpaConnectionProvider.class).getEntityManager().flush();
            Set<String> still = new Sites(session, realm)
                    .all().stream().map(Sites.Site::clientId).collect(Collectors.toSet());
            Ticks ticks = new Ticks(session, realm);
            clientIds.stream().filter(clientId -> !still.contains(clientId)).forEach(ticks::end);
        }
    }

    @Override
    protected void rollbackImpl() {}
}
