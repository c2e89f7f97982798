package org.powersource.idp.account;

import com.google.auto.service.AutoService;
import java.time.Duration;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.provider.ProviderEvent;

/** Event listener {@value #ID}: to be listed in the realm's event listeners. */
@AutoService(EventListenerProviderFactory.class)
public final class AccountsListenerFactory implements EventListenerProviderFactory {

    static final String ID = "powersource-accounts";

    private static final String CHECK = "check-seconds";
    private static final int HOUR = 3600;

    private Duration check = Duration.ofSeconds(HOUR);

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new AccountsListener(session);
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
                .helpText("Seconds between two checks for addresses that changed without the user profile")
                .defaultValue(HOUR)
                .add()
                .build();
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> on(event, factory));
    }

    private void on(ProviderEvent event, KeycloakSessionFactory factory) {
        if (event instanceof PostMigrationEvent) {
            new HourlyAddressCheck(check).schedule(factory);
        } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            new ToldAddresses(removed.getKeycloakSession())
                    .removeOfRealm(removed.getRealm().getId());
        } else if (event instanceof UserModel.UserRemovedEvent removed) {
            forget(removed.getKeycloakSession(), removed.getRealm(), removed.getUser());
        }
    }

    private static void forget(KeycloakSession session, RealmModel realm, UserModel user) {
        ToldAddresses told = new ToldAddresses(session);
        String address = told.find(user.getId())
                .map(ToldAddressEntity::spelledAddress)
                .orElseGet(() -> SignInEmail.of(user).spelling());
        if (SuiteRealm.is(realm)) {
            RemovedAddresses.add(session, user.getUsername(), address);
        }
        told.removeOfUser(user.getId());
    }

    @Override
    public void close() {}
}
