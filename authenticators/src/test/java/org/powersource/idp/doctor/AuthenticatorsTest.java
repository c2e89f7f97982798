package org.powersource.idp.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.common.Profile;
import org.keycloak.models.KeycloakSession;
import org.powersource.idp.Stub;

/** The table agrees with what each authenticator says about itself. */
class AuthenticatorsTest {

    @BeforeAll
    static void featuresAsShipped() {
        Profile.defaults();
    }

    static Stream<AuthenticatorFactory> factories() {
        return ServiceLoader.load(AuthenticatorFactory.class).stream().map(ServiceLoader.Provider::get);
    }

    @ParameterizedTest
    @MethodSource("factories")
    void theTableAgreesWith(AuthenticatorFactory factory) {
        Behaviour behaviour = Authenticators.behaviour(factory.getId());

        assertThat(behaviour).as(factory.getId()).isNotNull();
        Authenticator authenticator = factory.create(Stub.of(KeycloakSession.class, Map.of()));
        assertThat(Objects.requireNonNull(behaviour).condition())
                .isEqualTo(authenticator instanceof ConditionalAuthenticator);
        if (!behaviour.condition()) {
            assertThat(behaviour.needsUser()).as("needs a user").isEqualTo(authenticator.requiresUser());
            if (behaviour.needsUser()) {
                assertThat(behaviour.canBePutOff()).as("put off").isEqualTo(factory.isUserSetupAllowed());
            }
        }
    }

    @Test
    void allAuthenticatorsOfTheSuiteAreInTheTable() {
        Set<String> ours = factories()
                .map(AuthenticatorFactory::getId)
                .filter(id -> id.startsWith("powersource-"))
                .collect(Collectors.toSet());

        assertThat(ours).isEqualTo(Authenticators.OURS);
    }
}
