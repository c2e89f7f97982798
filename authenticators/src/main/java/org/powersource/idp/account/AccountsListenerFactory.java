package org.powersource.idp.account;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.ServiceLoader;
import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Event listener {@value #ID}: to be listed in the realm's event listeners. */
@AutoService(EventListenerProviderFactory.class)
public final class AccountsListenerFactory implements EventListenerProviderFactory {

    static final String ID = "powersource-accounts";

    private final List<AccountWatcher> watchers =
            ServiceLoader.load(AccountWatcher.class, AccountWatcher.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new AccountsListener(session, watchers);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
