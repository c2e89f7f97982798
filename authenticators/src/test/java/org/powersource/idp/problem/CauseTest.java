package org.powersource.idp.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserLoginFailureModel;
import org.keycloak.models.UserLoginFailureProvider;
import org.keycloak.models.UserModel;
import org.powersource.idp.Stub;
import org.powersource.idp.StubServer;
import org.powersource.idp.kit.SharedId;

/** What the record says of a refusal. */
class CauseTest {

    private static final Path MESSAGES = Path.of("src/main/resources/theme-resources/messages");
    private static final Instant TIME = Instant.ofEpochMilli(1);

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "fr", "ar"})
    void everyCauseHasItsTextAndNoTextIsUnused(String language) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(MESSAGES.resolve("messages_" + language + ".properties"))) {
            texts.load(reader);
        }
        Set<String> expected =
                Stream.of(Cause.values()).map(Cause::messageKey).collect(Collectors.toCollection(TreeSet::new));
        expected.add("problemUntil");

        assertThat(texts.stringPropertyNames())
                .filteredOn(key -> key.startsWith("problem"))
                .containsExactlyInAnyOrderElementsOf(expected)
                .allSatisfy(key -> assertThat(texts.getProperty(key)).isNotBlank());
        assertThat(expected.stream().map(texts::getProperty)).doesNotHaveDuplicates();
    }

    /** An inactive account has no password that could be right; a disabled one is refused with any, and by any link. */
    @ParameterizedTest
    @CsvSource({
        "true, false, WRONG_PASSWORD, WRONG_PASSWORD",
        "true, true, WRONG_PASSWORD, NOT_ACTIVE",
        "false, false, WRONG_PASSWORD, DISABLED",
        "false, true, WRONG_PASSWORD, DISABLED",
        "true, true, NOT_ACTIVE, NOT_ACTIVE",
        "false, true, NOT_ACTIVE, DISABLED",
        "false, false, LINK_EXPIRED, DISABLED",
        "true, true, LINK_EXPIRED, LINK_EXPIRED",
        "false, true, OTHER_SPELLING, OTHER_SPELLING"
    })
    void whatBarsTheAccountComesFirst(boolean enabled, boolean waiting, Cause noted, Cause shown) {
        assertThat(noted.find(session(0), user(enabled, waiting), TIME)).isEqualTo(Problem.of(shown, TIME, null, null));
    }

    @Test
    void lockSaysItsEndUntilItHasEnded() {
        int end = (int) Instant.now().plusSeconds(60).getEpochSecond();

        assertThat(Cause.LOCKED.find(session(end), user(true, false), TIME))
                .isEqualTo(Problem.of(Cause.LOCKED, TIME, null, Instant.ofEpochSecond(end)));
        assertThat(Cause.LOCKED.find(session(1), user(true, false), TIME))
                .isEqualTo(Problem.of(Cause.LOCKED, TIME, null, null));
    }

    private static UserModel user(boolean enabled, boolean waiting) {
        return Stub.of(
                UserModel.class, Map.of("getId", "nora", "isEnabled", enabled, "getRequiredActionsStream", (Stub.Reply)
                        arguments -> waiting ? Stream.of(SharedId.ACTIVATE_ACCOUNT.id()) : Stream.empty()));
    }

    /** @param lockedUntil seconds since 1970 */
    private static KeycloakSession session(int lockedUntil) {
        return Stub.of(
                KeycloakSession.class,
                Map.of(
                        "getContext",
                        Stub.of(KeycloakContext.class, Map.of("getRealm", StubServer.realm())),
                        "loginFailures",
                        Stub.of(
                                UserLoginFailureProvider.class,
                                Map.of(
                                        "getUserLoginFailure",
                                        Stub.of(
                                                UserLoginFailureModel.class,
                                                Map.of("getFailedLoginNotBefore", lockedUntil))))));
    }
}
