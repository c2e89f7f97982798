package org.powersource.idp.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserLoginFailureProvider;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.BruteForceProtector;
import org.powersource.idp.Stub;

class NewPasswordFactoryTest {

    private final List<String> told = new ArrayList<>();

    /** The protector of a later Keycloak counts in more ways than by account, and knows which. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void resetEndsEveryCounterOfWrongPasswords(boolean detects) {
        RealmModel realm = Stub.of(RealmModel.class, Map.of("isBruteForceProtected", detects));

        NewPasswordFactory.endLock(session(), realm, Stub.of(UserModel.class, Map.of("getId", "nora")));

        assertThat(told)
                .containsExactlyElementsOf(
                        detects ? List.of("removed nora", "right password") : List.of("removed nora"));
    }

    private KeycloakSession session() {
        return Stub.of(
                KeycloakSession.class,
                Map.of(
                        "getContext",
                        Stub.of(KeycloakContext.class, Map.of()),
                        "loginFailures",
                        Stub.of(
                                UserLoginFailureProvider.class,
                                Map.of("removeUserLoginFailure", reply(arguments -> "removed " + arguments[1]))),
                        "getProvider",
                        Stub.of(
                                BruteForceProtector.class,
                                Map.of("successfulLogin", reply(arguments -> "right password")))));
    }

    private Stub.Reply reply(Stub.Reply text) {
        return arguments -> {
            told.add(String.valueOf(text.to(arguments)));
            return null;
        };
    }
}
