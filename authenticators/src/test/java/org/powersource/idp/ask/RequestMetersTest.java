package org.powersource.idp.ask;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakTransaction;
import org.keycloak.models.KeycloakTransactionManager;
import org.powersource.idp.Alert;
import org.powersource.idp.MeterSamples;
import org.powersource.idp.Stub;

class RequestMetersTest {

    private static final String WITHOUT_CONTACT = "powersource_requests_without_contact_total{}";
    private static final String OPEN = "powersource_requests_open{kind=\"access\",realm=\"schools\"}";
    private static final String OLDEST = "powersource_requests_oldest_seconds{kind=\"access\",realm=\"schools\"}";
    private static final String DECISIONS =
            "powersource_requests_decision_seconds_count{kind=\"access\",result=\"granted\"}";
    private static final String TIME = "powersource_requests_decision_seconds_sum{kind=\"access\",result=\"granted\"}";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RequestMeters meters = new RequestMeters();

    @BeforeEach
    void start() {
        Metrics.addRegistry(registry);
        RequestMeters.start();
    }

    @AfterEach
    void end() {
        meters.show(Map.of(), List.of(), Instant.EPOCH);
        Metrics.removeRegistry(registry);
    }

    private double value(String sample) {
        return MeterSamples.of(registry).value(sample);
    }

    @Test
    void waitingRequestsAreShownByRealmAndKind() {
        Instant now = Instant.ofEpochSecond(1000);
        Map<String, String> realms = Map.of("id", "schools");
        meters.show(realms, List.of(), now);
        assertThat(value(OPEN)).isZero();

        meters.show(
                realms,
                List.of(
                        new Requests.Waiting("id", RequestKind.ACCESS, 3, Instant.ofEpochSecond(400)),
                        new Requests.Waiting("gone", RequestKind.HELP, 7, Instant.ofEpochSecond(1))),
                now);
        assertThat(value(OPEN)).isEqualTo(3);
        assertThat(value(OLDEST)).isEqualTo(600);

        meters.show(realms, List.of(), now);
        assertThat(value(OPEN)).isZero();
        assertThat(value(OLDEST)).isZero();
    }

    @Test
    void samplesOfARealmThatIsGoneEnd() {
        Instant now = Instant.ofEpochSecond(1000);
        meters.show(Map.of("id", "schools"), List.of(), now);

        meters.show(Map.of(), List.of(), now);

        assertThat(MeterSamples.of(registry).values()).doesNotContainKeys(OPEN, OLDEST);
    }

    @Test
    void requestThatNobodyDecidesForThreeDaysIsAnAlert() {
        Alert alert = Alert.named("RequestsAreNotDecided");
        Instant asked = Instant.ofEpochSecond(1000);
        Map<String, String> realms = Map.of("id", "schools");
        List<Requests.Waiting> waiting = List.of(new Requests.Waiting("id", RequestKind.HELP, 1, asked));
        MeterSamples before = MeterSamples.of(registry);

        meters.show(realms, waiting, asked.plus(Duration.ofDays(3)));
        assertThat(alert.isTrue(before, MeterSamples.of(registry))).isFalse();

        meters.show(realms, waiting, asked.plus(Duration.ofDays(3)).plusSeconds(1));
        assertThat(alert.isTrue(before, MeterSamples.of(registry))).isTrue();

        meters.show(realms, List.of(), asked.plus(Duration.ofDays(4)));
        assertThat(alert.isTrue(before, MeterSamples.of(registry))).isFalse();
    }

    @Test
    void decisionsAreTimedByKindAndResult() {
        Request granted = new Request(
                "id",
                RequestKind.ACCESS,
                RequestState.GRANTED,
                "nora",
                "site",
                null,
                RequestDetails.ofAccount(null),
                Instant.ofEpochSecond(100),
                Optional.of(Instant.ofEpochSecond(190)),
                "contact",
                null);
        double before = Double.isNaN(value(DECISIONS)) ? 0 : value(DECISIONS);

        RequestMeters.ended(session(), granted);

        assertThat(value(DECISIONS) - before).isEqualTo(1);
        assertThat(value(TIME)).isGreaterThanOrEqualTo(90);
    }

    @Test
    void requestsWithoutContactAreCounted() {
        double before = value(WITHOUT_CONTACT);

        RequestMeters.withoutContact(session());

        assertThat(value(WITHOUT_CONTACT) - before).isEqualTo(1);
    }

    /** Each transaction is committed at once. */
    private static KeycloakSession session() {
        Stub.Reply commit = arguments -> {
            ((KeycloakTransaction) arguments[0]).begin();
            ((KeycloakTransaction) arguments[0]).commit();
            return null;
        };
        return Stub.of(
                KeycloakSession.class,
                Map.of(
                        "getTransactionManager",
                        Stub.of(KeycloakTransactionManager.class, Map.of("enlistAfterCompletion", commit))));
    }
}
