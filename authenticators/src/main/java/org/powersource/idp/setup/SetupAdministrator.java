package org.powersource.idp.setup;

import java.util.stream.Stream;
import org.keycloak.authorization.common.KeycloakIdentity;
import org.keycloak.authorization.identity.Identity;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.managers.RealmManager;
import org.keycloak.services.resources.admin.AdminAuth;

/**
 * The caller who may set up a realm. Their token contains the role {@code realm-admin} of the realm; in the master realm, {@code admin} or
 * every role of the realm's client there. A role that the account has but its token lacks has no effect: the token may be an app's.
 */
record SetupAdministrator(KeycloakSession session, RealmModel realm, AdminAuth auth) {

    boolean isAllowed() {
        // Knows the roles of lightweight tokens, too (26.7.4 KeycloakIdentity).
        Identity identity = new KeycloakIdentity(auth.getToken(), session, auth.getRealm(), true);
        if (!RealmManager.isAdministrationRealm(auth.getRealm())) {
            return auth.getRealm().equals(realm)
                    && identity.hasClientRole(Constants.REALM_MANAGEMENT_CLIENT_ID, AdminRoles.REALM_ADMIN);
        }
        ClientModel client = realm.getMasterAdminClient();
        return identity.hasRealmRole(AdminRoles.ADMIN)
                || Stream.of(AdminRoles.ALL_REALM_ROLES)
                        .allMatch(role -> identity.hasClientRole(client.getClientId(), role));
    }
}
