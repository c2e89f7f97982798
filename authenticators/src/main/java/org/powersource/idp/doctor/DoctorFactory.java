package org.powersource.idp.doctor;

import com.google.auto.service.AutoService;
import java.time.Duration;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Admin resource {@value #ID}; also examines all realms at the start and each hour. */
@AutoService(AdminRealmResourceProviderFactory.class)
public final class DoctorFactory implements AdminRealmResourceProviderFactory {

    static final String ID = "powersource-doctor";

    private static final String CHECK = "check-seconds";
    private static final int HOUR = 3600;

    private Duration check = Duration.ofSeconds(HOUR);

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
                return new DoctorResource(current, realm, auth);
            }

            @Override
            public void close() {}
        };
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
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                new HourlyExamination(check).schedule(factory);
            }
        });
    }

    @Override
    public void close() {}
}
