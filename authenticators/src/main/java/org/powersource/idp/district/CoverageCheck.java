package org.powersource.idp.district;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.timer.ScheduledTask;
import org.powersource.idp.kit.EventDetail;
import org.powersource.idp.kit.SuiteEvent;

/**
 * Looks for districts without an active contact, soon after the start and at each interval. Each node updates the gauge {@value #GAUGE};
 * one of them warns of districts that are new since its last check. A node that has just started warns of all of them once.
 */
final class CoverageCheck implements ScheduledTask {

    static final String GAUGE = "powersource.districts.without.contact";

    private static final String WHAT = "powersource-district-contact";
    /** Most warnings of one check; the gauge counts the others. */
    private static final int MOST_WARNINGS = 100;

    private final Duration pause;
    private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> known = new ConcurrentHashMap<>();

    CoverageCheck(Duration pause) {
        this.pause = pause;
    }

    @Override
    public String getTaskName() {
        return WHAT;
    }

    @Override
    public void run(KeycloakSession session) {
        // Half an interval: nodes don't check at the same moment, and no node is left out for long.
        int lock = Math.max(1, Math.toIntExact(pause.toSeconds() / 2));
        Map<RealmModel, Map<String, String>> fresh = new HashMap<>();
        session.realms().getRealmsStream().forEach(realm -> {
            session.getContext().setRealm(realm);
            if (new Districts(session).top(realm, Districts.PARENT).isEmpty()) {
                return;
            }
            Map<String, String> gaps = Coverage.of(session, realm).districtsWithoutContact();
            count(realm).set(gaps.size());
            Map<String, String> before = known.put(realm.getId(), gaps);
            Map<String, String> news = new HashMap<>(gaps);
            if (before != null) {
                news.keySet().removeAll(before.keySet());
            }
            if (!news.isEmpty()) {
                fresh.put(realm, news);
            }
        });
        if (!fresh.isEmpty()) {
            session.getProvider(ClusterProvider.class).executeIfNotExecuted(WHAT, lock, () -> {
                fresh.forEach((realm, news) -> warn(session, realm, news));
                return true;
            });
        }
    }

    private AtomicLong count(RealmModel realm) {
        return counts.computeIfAbsent(realm.getName(), name -> {
            AtomicLong count = new AtomicLong();
            Gauge.builder(GAUGE, count, AtomicLong::get)
                    .description("Districts without an active contact")
                    .tag("realm", name)
                    .register(Metrics.globalRegistry);
            return count;
        });
    }

    private static void warn(KeycloakSession session, RealmModel realm, Map<String, String> districts) {
        session.getContext().setRealm(realm);
        districts.entrySet().stream()
                .limit(MOST_WARNINGS)
                .forEach(district -> SuiteEvent.DISTRICT_WITHOUT_CONTACT.report(
                        new EventBuilder(realm, session),
                        Map.of(
                                EventDetail.CUSTOM_REQUIRED_ACTION,
                                WHAT,
                                EventDetail.DISTRICT,
                                district.getValue(),
                                EventDetail.DISTRICT_ID,
                                district.getKey())));
    }
}
