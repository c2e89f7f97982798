package org.powersource.idp.doctor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.timer.ScheduledTask;
import org.powersource.idp.kit.Background;

/**
 * Examines all realms. Each node keeps the gauge {@value DoctorMeters#NAME}; one of them warns of errors that are new since its last
 * examination. A node that has just started warns of every error once.
 */
public final class HourlyExamination implements ScheduledTask {

    private static final Logger LOG = Logger.getLogger(HourlyExamination.class);
    private static final String NAME = "powersource-doctor";

    private final Duration interval;
    private final DoctorMeters meters = new DoctorMeters();
    private final Map<String, Set<String>> known = new ConcurrentHashMap<>();

    public HourlyExamination(Duration interval) {
        this.interval = interval;
    }

    public void schedule(KeycloakSessionFactory sessions) {
        Background.schedule(sessions, this, interval);
    }

    @Override
    public String getTaskName() {
        return NAME;
    }

    @Override
    public void run(KeycloakSession session) {
        KeycloakSessionFactory sessions = session.getKeycloakSessionFactory();
        Map<String, String> realms =
                session.realms().getRealmsStream().collect(Collectors.toMap(RealmModel::getId, RealmModel::getName));
        known.keySet().retainAll(realms.keySet());
        meters.show(realms.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getValue, realm -> examine(sessions, realm.getKey()))));
    }

    /** One realm that can't be examined must not hide what is found in the others. */
    private List<Finding> examine(KeycloakSessionFactory sessions, String realmId) {
        try {
            return examined(sessions, realmId);
        } catch (RuntimeException e) {
            LOG.warnf(e, "The realm with the id %s can't be examined", realmId);
            return List.of();
        }
    }

    private List<Finding> examined(KeycloakSessionFactory sessions, String realmId) {
        return KeycloakModelUtils.runJobInTransactionWithResult(sessions, session -> {
            RealmModel realm = session.realms().getRealm(realmId);
            if (realm == null) {
                return List.of();
            }
            session.getContext().setRealm(realm);
            List<Finding> findings = Doctor.findings(session, realm);
            warn(session, realm, findings);
            return findings;
        });
    }

    private void warn(KeycloakSession session, RealmModel realm, List<Finding> findings) {
        List<Finding> errors = findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
        Set<String> before = known.put(
                realm.getId(), errors.stream().map(HourlyExamination::key).collect(Collectors.toSet()));
        List<Finding> fresh = errors.stream()
                .filter(error -> before == null || !before.contains(key(error)))
                .toList();
        if (!fresh.isEmpty()) {
            // Half an interval: nodes don't examine at the same moment, and no node is left out for long.
            int lock = Math.max(1, Math.toIntExact(interval.toSeconds() / 2));
            session.getProvider(ClusterProvider.class).executeIfNotExecuted(NAME + realm.getId(), lock, () -> {
                fresh.forEach(error -> LOG.warn(line(realm.getName(), error)));
                return true;
            });
        }
    }

    /** Without line breaks: a realm's administrator chooses names of flows, clients and options, and must not forge a line of the log. */
    static String line(String realm, Finding error) {
        return String.join(
                        " ",
                        "Realm " + realm + ":",
                        error.code(),
                        "(" + error.where() + "):",
                        error.text(),
                        error.fix())
                .replaceAll("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]", " ");
    }

    private static String key(Finding finding) {
        return finding.code() + " " + finding.where();
    }
}
