package org.powersource.idp.district;

import org.jboss.logging.Logger;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.provider.ProviderEvent;
import org.powersource.idp.account.SuiteRealm;
import org.powersource.idp.kit.SharedId;

/**
 * The realm's client scope {@value #NAME}, which makes a token one for the admin API. Keycloak 26.8 is reported to refuse tokens without
 * it, and to give it to its own clients only. So the clients of contacts get it where the realm has it; 26.7 has none.
 */
final class AdminApiScope {

    static final String NAME = "kc-admin-api";

    private static final Logger LOG = Logger.getLogger(AdminApiScope.class);

    private AdminApiScope() {}

    /** A new realm, and a client that setup or an administrator creates or saves. */
    static void on(ProviderEvent event) {
        if (event instanceof RealmModel.RealmPostCreateEvent created) {
            give(created.getKeycloakSession(), created.getCreatedRealm());
        } else if (event instanceof ClientModel.ClientUpdatedEvent updated) {
            give(updated.getKeycloakSession(), updated.getUpdatedClient());
        }
    }

    /** After an upgrade. Another node may do the same at this moment, so a failure must not keep the server from starting. */
    static void giveInAllRealms(KeycloakSessionFactory sessions) {
        try {
            KeycloakModelUtils.runJobInTransaction(
                    sessions, session -> session.realms().getRealmsStream().forEach(realm -> give(session, realm)));
        } catch (RuntimeException e) {
            LOG.warnf(e, "The clients of contacts may lack the client scope %s", NAME);
        }
    }

    private static void give(KeycloakSession session, RealmModel realm) {
        ContactClients.of(session).in(realm).forEach(client -> give(session, client));
    }

    private static void give(KeycloakSession session, ClientModel client) {
        RealmModel realm = client.getRealm();
        if (!isOfSuite(client)
                || !ContactClients.of(session).include(client)
                || client.getClientScopes(true).containsKey(NAME)) {
            return;
        }
        realm.getClientScopesStream()
                .filter(scope -> scope.getName().equals(NAME))
                .findFirst()
                .ifPresent(scope -> give(realm, client, scope));
    }

    /** Setup adds the client of the contact's page before the realm has the suite's flows. */
    private static boolean isOfSuite(ClientModel client) {
        return SharedId.DISTRICT_PAGE.is(client.getClientId()) || SuiteRealm.is(client.getRealm());
    }

    /** By the realm's own model of the client: an event may carry one that the cache doesn't know. */
    private static void give(RealmModel realm, ClientModel client, ClientScopeModel scope) {
        ClientModel stored = realm.getClientById(client.getId());
        if (stored != null) {
            stored.addClientScope(scope, true);
        }
    }
}
