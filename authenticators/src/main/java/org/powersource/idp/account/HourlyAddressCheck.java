package org.powersource.idp.account;

import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.scheduled.ClusterAwareScheduledTaskRunner;
import org.keycloak.timer.ScheduledTask;
import org.keycloak.timer.TimerProvider;
import org.powersource.idp.keycloakdb.AddressRows;

/**
 * Finds addresses that changed without the user profile, for example by an identity provider's mapper, by a directory's synchronization or
 * by another extension. One node of a cluster does it. Each change is reported in its own transaction.
 */
final class HourlyAddressCheck implements ScheduledTask {

    private static final Logger LOG = Logger.getLogger(HourlyAddressCheck.class);
    private static final Duration AFTER_START = Duration.ofSeconds(10);

    /** Most accounts of one realm in one run; the next run continues. */
    private static final int MOST = 10_000;

    private final Duration interval;

    HourlyAddressCheck(Duration interval) {
        this.interval = interval;
    }

    void schedule(KeycloakSessionFactory sessions) {
        try (KeycloakSession session = sessions.create()) {
            session.getProvider(TimerProvider.class)
                    .schedule(
                            new ClusterAwareScheduledTaskRunner(sessions, this, interval.toMillis()),
                            AFTER_START.toMillis(),
                            interval.toMillis());
        }
    }

    @Override
    public void run(KeycloakSession session) {
        KeycloakSessionFactory sessions = session.getKeycloakSessionFactory();
        List<String> realms = session.realms()
                .getRealmsStream()
                .filter(SuiteRealm::is)
                .map(RealmModel::getId)
                .toList();
        realms.forEach(realm -> check(sessions, realm));
    }

    private static void check(KeycloakSessionFactory sessions, String realmId) {
        List<String> changed = KeycloakModelUtils.runJobInTransactionWithResult(sessions, session -> {
            AddressRows addresses = new AddressRows(session, session.realms().getRealm(realmId));
            addresses.addMissing();
            return addresses.changed(MOST);
        });
        changed.forEach(userId -> notice(sessions, realmId, userId));
    }

    private static void notice(KeycloakSessionFactory sessions, String realmId, String userId) {
        try {
            KeycloakModelUtils.runJobInTransaction(sessions, session -> {
                RealmModel realm = session.realms().getRealm(realmId);
                session.getContext().setRealm(realm);
                UserModel user = session.users().getUserById(realm, userId);
                if (user != null) {
                    new AddressChanges(session).notice(realm, user, false);
                }
            });
        } catch (RuntimeException e) {
            LOG.warnf(e, "The changed address of account %s could not be reported; the next check tries again", userId);
        }
    }
}
