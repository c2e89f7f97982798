package org.powersource.idp.keycloakdb;

import org.keycloak.models.RealmModel;
import org.keycloak.models.jpa.entities.RealmAttributes;

/** Attributes in which Keycloak's tables hold settings of a realm. */
public final class RealmRows {

    private RealmRows() {}

    /**
     * Restores the state before fine-grained admin permissions were switched on for the first time. {@code
     * RealmModel.setAdminPermissionsClient(null)} throws (26.7.4).
     */
    public static void forgetPermissionsClient(RealmModel realm) {
        realm.setAdminPermissionsEnabled(false);
        realm.removeAttribute(RealmAttributes.ADMIN_PERMISSIONS_CLIENT_ID);
        realm.removeAttribute(RealmAttributes.ADMIN_PERMISSIONS_ENABLED);
    }
}
