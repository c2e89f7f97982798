package org.powersource.idp.activation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakTransaction;
import org.keycloak.models.KeycloakTransactionManager;
import org.keycloak.models.UserModel;
import org.powersource.idp.Alert;
import org.powersource.idp.MeterSamples;
import org.powersource.idp.Stub;

class ActivationMetersTest {

    private static final String CREATED = "powersource_accounts_created_total{}";
    private static final String BY_OWNER = "powersource_accounts_activated_total{by=\"owner\"}";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ActivationMeters meters = new ActivationMeters(session());

    @BeforeEach
    void start() {
        Metrics.addRegistry(registry);
        ActivationMeters.start();
    }

    @AfterEach
    void end() {
        Metrics.removeRegistry(registry);
    }

    /** Prometheus sees no increase in a counter that starts with its first count. */
    @Test
    void countersStartAtZero() {
        assertThat(MeterSamples.of(registry).value(CREATED)).isZero();
        assertThat(MeterSamples.of(registry).value(BY_OWNER)).isZero();
    }

    @Test
    void accountsWithoutAnyActivationAreAnAlert() {
        Alert alert = Alert.named("NobodyActivates");
        MeterSamples before = MeterSamples.of(registry);
        assertThat(alert.isTrue(before, before)).isFalse();

        meters.created();
        meters.created();

        assertThat(MeterSamples.of(registry).value(CREATED)).isEqualTo(2);
        assertThat(alert.isTrue(before, MeterSamples.of(registry))).isTrue();

        meters.activated(ActivatedBy.OWNER, Stub.of(UserModel.class, Map.of()));

        assertThat(MeterSamples.of(registry).value(BY_OWNER)).isEqualTo(1);
        assertThat(alert.isTrue(before, MeterSamples.of(registry))).isFalse();
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
