package org.powersource.idp.setup;

import com.google.auto.service.AutoService;
import org.keycloak.Config;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;
import org.powersource.idp.account.SuiteRealm;

/** Admin resource {@value #ID}: {@code /admin/realms/{realm}/powersource/setup}. */
@AutoService(AdminRealmResourceProviderFactory.class)
public final class SetupFactory implements AdminRealmResourceProviderFactory {

    static final String ID = "powersource-setup";

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
                return new SetupResource(current, realm, auth, adminEvent);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(SetupFactory::on);
    }

    private static void on(ProviderEvent event) {
        if (event instanceof RealmModel.RealmPostCreateEvent created) {
            recordImport(created.getKeycloakSession(), created.getCreatedRealm());
        } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            SetupRows.removeOfRealm(
                    removed.getKeycloakSession()
                            .getProvider(JpaConnectionProvider.class)
                            .getEntityManager(),
                    removed.getRealm().getId());
        }
    }

    /** So that a later version knows what of the realm nobody changed. */
    private static void recordImport(KeycloakSession session, RealmModel realm) {
        if (!SuiteRealm.is(realm)) {
            return;
        }
        RealmModel before = session.getContext().getRealm();
        session.getContext().setRealm(realm);
        try {
            Place place = new Place(session, realm);
            new Plan(place, new SetupRows(place), true).record();
        } finally {
            session.getContext().setRealm(before);
        }
    }

    @Override
    public void close() {}
}
