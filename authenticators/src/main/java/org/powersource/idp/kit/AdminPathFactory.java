package org.powersource.idp.kit;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Factory of an admin resource, below {@code /admin/realms/{realm}/}. */
public abstract class AdminPathFactory implements AdminRealmResourceProviderFactory {

    private final String id;
    private final Resource resource;

    /**
     * A path of the admin API of every realm.
     *
     * @param id {@code powersource}, or {@code powersource-PART} for the path {@code powersource/PART}
     */
    protected AdminPathFactory(String id, Resource resource) {
        this.id = id;
        this.resource = resource;
    }

    /** Makes the JAX-RS resource of one request. */
    @FunctionalInterface
    protected interface Resource {

        Object of(
                KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder adminEvent);
    }

    @Override
    public final String getId() {
        return id;
    }

    @Override
    public final AdminRealmResourceProvider create(KeycloakSession session) {
        return new AdminRealmResourceProvider() {
            @Override
            public Object getResource(
                    KeycloakSession current,
                    RealmModel realm,
                    AdminPermissionEvaluator auth,
                    AdminEventBuilder adminEvent) {
                return resource.of(current, realm, auth, adminEvent);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public final void close() {}
}
