package org.powersource.idp.ask;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.timer.ScheduledTask;
import org.powersource.idp.account.SuiteRealm;
import org.powersource.idp.kit.Background;

/** Ends requests that nobody decided in time, and shows how many wait. Each node does it; the row's lock lets one node end a request. */
final class RequestCheck implements ScheduledTask {

    private static final Logger LOG = Logger.getLogger(RequestCheck.class);
    private static final String NAME = "powersource-request-check";
    /** Of one realm in one turn. */
    private static final int MOST = 1_000;

    private final RequestMeters meters = new RequestMeters();

    @Override
    public String getTaskName() {
        return NAME;
    }

    @Override
    public void run(KeycloakSession session) {
        Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
        KeycloakSessionFactory sessions = session.getKeycloakSessionFactory();
        Map<String, String> realms = new HashMap<>();
        session.realms().getRealmsStream().filter(SuiteRealm::is).toList().forEach(realm -> {
            realms.put(realm.getId(), realm.getName());
            List<String> late = new Requests(session)
                    .openBefore(realm.getId(), now.minus(AskSettings.of(realm).life()), MOST);
            late.forEach(id -> Background.guarded(LOG, () -> expire(sessions, realm.getId(), id))
                    .run());
        });
        meters.show(realms, new Requests(session).waiting(), now);
    }

    private static void expire(KeycloakSessionFactory sessions, String realmId, String id) {
        KeycloakModelUtils.runJobInTransaction(sessions, session -> {
            RealmModel realm = session.realms().getRealm(realmId);
            if (realm != null) {
                session.getContext().setRealm(realm);
                new Requests(session).lockOpen(id).ifPresent(row -> {
                    Request request = Request.of(row);
                    row.settle(
                            Decision.isGranted(session, realm, request) ? RequestState.GRANTED : RequestState.EXPIRED,
                            Time.currentTimeMillis(),
                            null,
                            null);
                    Decision.end(session, realm, Request.of(row), row.userId);
                });
            }
        });
    }
}
