package org.powersource.idp.tables;

import com.google.auto.service.AutoService;
import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.powersource.idp.kit.SharedId;

/**
 * JPA entity provider {@link SharedId#OUTBOX}. Liquibase records the changes in a table that is named after the first ten letters of the id
 * (Keycloak 26.7.4 {@code CustomChangeLogHistoryService}). No other extension's id may start with these letters.
 */
@AutoService(JpaEntityProviderFactory.class)
public final class OutboxEntitiesFactory implements JpaEntityProviderFactory {

    public static final String ID = SharedId.OUTBOX.id();

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return new OutboxTables(session);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
