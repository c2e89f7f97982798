package org.powersource.idp.mail.worker;

import com.google.auto.service.AutoService;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;
import org.powersource.idp.mail.Outbox;
import org.powersource.idp.tables.OutboxEntitiesFactory;

/** Lets features ask a session for its {@link Outbox}, and the server for its options. */
@AutoService(Spi.class)
public final class OutboxSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return OutboxEntitiesFactory.ID;
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return Outbox.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // the SPI's own signature
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return OutboxFactory.class;
    }
}
