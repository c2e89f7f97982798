package org.powersource.idp.setup;

import com.google.auto.service.AutoService;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.authorization.fgap.AdminPermissionsSchema;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;
import org.powersource.idp.account.SuiteRealm;
import org.powersource.idp.doctor.HourlyExamination;
import org.powersource.idp.kit.AdminPathFactory;

/**
 * Admin resource {@value #ID}: {@code /admin/realms/{realm}/powersource/setup}. Also logs the state of realms at the start, and makes the
 * doctor examine all realms at the start and each hour.
 */
@AutoService(AdminRealmResourceProviderFactory.class)
public final class SetupFactory extends AdminPathFactory {

    static final String ID = "powersource-setup";

    private static final Logger LOG = Logger.getLogger(SetupFactory.class);

    private static final String CHECK = "check-seconds";
    private static final int HOUR = 3600;

    private Duration check = Duration.ofSeconds(HOUR);

    public SetupFactory() {
        super(ID, SetupResource::new);
    }

    @Override
    public void init(Config.Scope config) {
        check = Duration.ofSeconds(Math.max(1, config.getInt(CHECK, HOUR)));
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(CHECK)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText("Seconds between two examinations of the realms that use the suite")
                .defaultValue(HOUR)
                .add()
                .build();
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(SetupFactory::on);
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                StateLog.write(factory);
                new HourlyExamination(check).schedule(factory);
            }
        });
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

    /**
     * Records the elements of an imported realm, so that a later version knows which ones nobody changed. A realm whose elements can't be
     * read is imported all the same.
     */
    private static void recordImport(KeycloakSession session, RealmModel realm) {
        if (!SuiteRealm.is(realm)) {
            return;
        }
        RealmModel before = session.getContext().getRealm();
        session.getContext().setRealm(realm);
        try {
            Place place = new Place(session, realm);
            AdminPermissionsSchema.runWithoutAuthorization(
                    session, () -> new Plan(place, new SetupRows(place), true).record());
        } catch (RuntimeException e) {
            LOG.warnf(e, "Realm %s: setup can't record what was imported", realm.getName());
        } finally {
            session.getContext().setRealm(before);
        }
    }
}
