package org.powersource.idp.ask;

import com.google.auto.service.AutoService;
import java.time.Duration;
import org.keycloak.Config;
import org.keycloak.models.ClientModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;
import org.powersource.idp.kit.Background;

/** Admin resource {@value #ID}: {@code /admin/realms/{realm}/powersource/requests}. Also ends requests, and clears them with sites and districts. */
@AutoService(AdminRealmResourceProviderFactory.class)
public final class RequestsFactory implements AdminRealmResourceProviderFactory {

    static final String ID = "powersource-requests";

    private static final Duration CHECK = Duration.ofMinutes(1);

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public AdminRealmResourceProvider create(KeycloakSession session) {
        return new AdminRealmResourceProvider() {
            @Override
            public Object getResource(
                    KeycloakSession current,
                    RealmModel realm,
                    AdminPermissionEvaluator auth,
                    AdminEventBuilder adminEvent) {
                return new RequestsResource(current, realm, auth, adminEvent);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        RequestMeters.start();
        factory.register(event -> on(event, factory));
    }

    private static void on(ProviderEvent event, KeycloakSessionFactory factory) {
        if (event instanceof PostMigrationEvent) {
            Background.schedule(factory, new RequestCheck(), CHECK);
        } else if (event instanceof ClientModel.ClientRemovedEvent removed) {
            new Requests(removed.getKeycloakSession())
                    .removeOfSite(removed.getClient().getId());
        } else if (event instanceof GroupModel.GroupRemovedEvent removed) {
            new Requests(removed.getKeycloakSession())
                    .removeOfDistrict(removed.getGroup().getId());
        }
    }

    @Override
    public void close() {}
}
