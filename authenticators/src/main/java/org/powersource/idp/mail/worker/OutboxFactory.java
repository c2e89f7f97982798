package org.powersource.idp.mail.worker;

import com.google.auto.service.AutoService;
import java.util.Objects;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.connections.infinispan.InfinispanConnectionProvider;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderFactory;
import org.powersource.idp.ask.Requests;
import org.powersource.idp.kit.OneVersion;
import org.powersource.idp.kit.PublicAddress;
import org.powersource.idp.limit.Limits;
import org.powersource.idp.mail.MailQueue;
import org.powersource.idp.mail.Outbox;
import org.powersource.idp.problem.Problems;

/** Starts the node's worker once the database is up to date, and ends it with the server. */
@AutoService(OutboxFactory.class)
public final class OutboxFactory implements ProviderFactory<Outbox> {

    static final String ID = "default";

    private static final Logger LOG = Logger.getLogger(OutboxFactory.class);

    private OutboxSettings settings = OutboxSettings.DEFAULT;
    private @Nullable OutboxWorker worker;

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public void init(Config.Scope config) {
        OneVersion.require(OutboxFactory.class.getClassLoader());
        settings = OutboxSettings.of(config);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        OutboxWorker made = new OutboxWorker(factory, settings);
        worker = made;
        factory.register(event -> on(event, made));
    }

    private static void on(ProviderEvent event, OutboxWorker worker) {
        if (event instanceof PostMigrationEvent) {
            if (!PublicAddress.isHostnameUrl()) {
                LOG.warn(
                        "Keycloak's hostname is not a full URL: mails with links are sent in realms with a frontendUrl only");
            }
            worker.start();
        } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            String realmId = removed.getRealm().getId();
            new MailQueue(removed.getKeycloakSession()).removeOfRealm(realmId);
            new Limits(removed.getKeycloakSession()).removeOfRealm(realmId);
            new Problems(removed.getKeycloakSession()).removeOfRealm(realmId);
            new Requests(removed.getKeycloakSession()).removeOfRealm(realmId);
        } else if (event instanceof UserModel.UserRemovedEvent removed) {
            String userId = removed.getUser().getId();
            new MailQueue(removed.getKeycloakSession()).removeOfUser(userId);
            new Problems(removed.getKeycloakSession()).removeOfUser(userId);
            new Requests(removed.getKeycloakSession()).removeOfUser(userId);
        }
    }

    @Override
    public Outbox create(KeycloakSession session) {
        return new Outbox(session, Objects.requireNonNull(worker)::wakeLater);
    }

    /**
     * These factories are closed after this one, because mails in flight need them: the database for their rows, and the realm's cache to
     * write them.
     */
    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        return Set.of(JpaConnectionProvider.class, InfinispanConnectionProvider.class, EmailSenderProvider.class);
    }

    @Override
    public void close() {
        if (worker != null) {
            worker.close();
        }
    }
}
