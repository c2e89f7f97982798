package org.powersource.idp.setup;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.authorization.store.StoreFactory;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.keycloakdb.RealmRows;

/** The realm's switch for fine-grained admin permissions. Absent until they are on for the first time, which adds a client to the realm. */
record PermissionsSwitch(Place place) implements Part {

    @Override
    public @Nullable Value read(String name) {
        RealmModel realm = place.realm();
        return realm.isAdminPermissionsEnabled() || realm.getAdminPermissionsClient() != null
                ? Value.of(realm.isAdminPermissionsEnabled())
                : null;
    }

    /** The first time, Keycloak creates the client {@code admin-permissions} (26.7.4 {@code AdminPermissionsSchema.init}). */
    @Override
    public void write(String name, Value value) {
        place.realm().setAdminPermissionsEnabled(value.json().asBoolean());
    }

    @Override
    public void remove(String name) {
        RealmModel realm = place.realm();
        ClientModel client = Objects.requireNonNull(realm.getAdminPermissionsClient());
        RealmRows.forgetPermissionsClient(realm);
        UserModel serviceAccount = place.session().users().getServiceAccount(client);
        if (serviceAccount != null) {
            place.session().users().removeUser(realm, serviceAccount);
        }
        realm.removeClient(client.getId());
    }

    /** Whether the realm has policies of its own. */
    @Override
    public boolean isInUse(String name) {
        ClientModel client = place.realm().getAdminPermissionsClient();
        StoreFactory store = place.authorization().getStoreFactory();
        return client != null
                && !store.getPolicyStore()
                        .findByResourceServer(store.getResourceServerStore().findByClient(client))
                        .isEmpty();
    }

    @Override
    public String label(String name) {
        return "of fine-grained admin permissions";
    }
}
