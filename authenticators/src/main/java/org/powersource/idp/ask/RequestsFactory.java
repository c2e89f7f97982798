package org.powersource.idp.ask;

import com.google.auto.service.AutoService;
import java.time.Duration;
import org.keycloak.models.ClientModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;
import org.powersource.idp.kit.AdminPathFactory;
import org.powersource.idp.kit.Background;

/** Admin resource {@value #ID}: {@code /admin/realms/{realm}/powersource/requests}. Also ends requests, and clears them with sites and districts. */
@AutoService(AdminRealmResourceProviderFactory.class)
public final class RequestsFactory extends AdminPathFactory {

    static final String ID = "powersource-requests";

    private static final Duration CHECK = Duration.ofMinutes(1);

    public RequestsFactory() {
        super(ID, RequestsResource::new);
    }

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
}
