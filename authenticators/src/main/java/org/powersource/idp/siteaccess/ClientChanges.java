package org.powersource.idp.siteaccess;

import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleContainerModel;
import org.keycloak.provider.ProviderEvent;
import org.powersource.idp.account.SuiteRealm;

/**
 * Updates ticks when clients change. Ticks follow a new client id, and are removed with the client or its role. A new client starts without
 * ticks.
 */
final class ClientChanges {

    private ClientChanges() {}

    /** Called in the transaction of the change. */
    static void on(ProviderEvent event) {
        if (event instanceof ClientModel.ClientIdChangeEvent change) {
            renamed(change.getKeycloakSession(), change.getUpdatedClient(), change.getPreviousClientId());
        } else if (event instanceof ClientModel.ClientCreationEvent creation) {
            created(creation.getKeycloakSession(), creation.getCreatedClient());
        } else if (event instanceof ClientModel.ClientRemovedEvent removal) {
            lost(removal.getKeycloakSession(), removal.getClient());
        } else if (event instanceof RoleContainerModel.RoleRemovedEvent removal
                && removal.getRole().getContainer() instanceof ClientModel client) {
            lost(removal.getKeycloakSession(), client);
        }
    }

    /** The event also comes without a change, for a representation without an id (26.7.4 {@code RepresentationToModel.updateClient}). */
    private static void renamed(KeycloakSession session, ClientModel client, String before) {
        if (isOurs(client) && !client.getClientId().equals(before)) {
            new Ticks(session, client.getRealm()).rename(before, client.getClientId());
        }
    }

    private static void created(KeycloakSession session, ClientModel client) {
        RealmModel realm = client.getRealm();
        if (isOurs(client) && !LostSites.of(session, realm).include(client)) {
            new Ticks(session, realm).end(client.getClientId());
        }
    }

    private static void lost(KeycloakSession session, ClientModel client) {
        if (isOurs(client)) {
            LostSites.of(session, client.getRealm()).add(client);
        }
    }

    private static boolean isOurs(ClientModel client) {
        return SuiteRealm.is(client.getRealm());
    }
}
