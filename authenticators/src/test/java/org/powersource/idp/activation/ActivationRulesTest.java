package org.powersource.idp.activation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.Stub;
import org.powersource.idp.limit.MailLimits;
import org.powersource.idp.mail.MailOf;
import org.powersource.idp.mail.MailVerdict;

class ActivationRulesTest {

    private static final ActivationSettings DEFAULTS = new ActivationSettings(
            Sending.AT_ONCE,
            ActiveAtOnce.VERIFIED_WITH_PASSWORD,
            Duration.ofDays(7),
            true,
            new MailLimits(Duration.ofMinutes(1), 5, 30),
            false);

    @ParameterizedTest
    @CsvSource({
        "VERIFIED_WITH_PASSWORD, true, true, true",
        "VERIFIED_WITH_PASSWORD, true, false, false",
        "VERIFIED_WITH_PASSWORD, false, true, false",
        "NONE, true, true, false"
    })
    void newAccountIsActiveIfItIsVerifiedAndHasAPassword(
            ActiveAtOnce option, boolean verified, boolean password, boolean active) {
        UserModel user = Stub.of(
                UserModel.class,
                Map.of(
                        "isEmailVerified",
                        verified,
                        "credentialManager",
                        Stub.of(SubjectCredentialManager.class, Map.of("isConfiguredFor", (Stub.Reply)
                                type -> password && type[0].equals("password")))));

        assertThat(option.covers(user)).isEqualTo(active);
    }

    /** Without a configuration, and with one that says nothing. */
    @Test
    void actionWithoutOptionsHasTheDefaults() {
        assertThat(ActivationSettings.of(Stub.of(RealmModel.class, Map.of()))).isEqualTo(DEFAULTS);
        assertThat(ActivationSettings.of(Stub.of(
                        RealmModel.class, Map.of("getRequiredActionConfigByAlias", new RequiredActionConfigModel()))))
                .isEqualTo(DEFAULTS);
        assertThat(ActivationSettings.of(realm(Map.of()))).isEqualTo(DEFAULTS);
    }

    static Stream<Arguments> options() {
        return Stream.of(
                option("sending", "held", ActivationSettings::sending, Sending.HELD),
                option("activeAtOnce", "none", ActivationSettings::activeAtOnce, ActiveAtOnce.NONE),
                option("linkMinutes", "9", ActivationSettings::life, Duration.ofMinutes(9)),
                option("reminder", "false", ActivationSettings::reminder, false),
                option("cooldownSeconds", "8", settings -> settings.limits().cooldown(), Duration.ofSeconds(8)),
                option("mailsPerHour", "7", settings -> settings.limits().perAddress(), 7),
                option(
                        "mailsPerHourAndClient",
                        "6",
                        settings -> settings.limits().perClient(),
                        6),
                option("brokerActivates", "true", ActivationSettings::brokerActivates, true));
    }

    private static Arguments option(
            String name, String value, Function<ActivationSettings, Object> read, Object expected) {
        return Arguments.of(name, value, read, expected);
    }

    @ParameterizedTest(name = "{0}={1}")
    @MethodSource("options")
    void optionOfTheActionIsRead(
            String name, String value, Function<ActivationSettings, Object> read, Object expected) {
        assertThat(read.apply(ActivationSettings.of(realm(Map.of(name, value)))))
                .isEqualTo(expected);
    }

    @Test
    void consoleShowsEveryOption() {
        Set<String> names = options().map(option -> (String) option.get()[0]).collect(Collectors.toSet());

        assertThat(ActivationSettings.properties())
                .extracting(ProviderConfigProperty::getName)
                .containsExactlyInAnyOrderElementsOf(names);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false", ", false"})
    void realmUsesTheActionIfItIsOn(@Nullable Boolean enabled, boolean used) {
        Map<String, Object> answers = new HashMap<>();
        if (enabled != null) {
            RequiredActionProviderModel action = new RequiredActionProviderModel();
            action.setEnabled(enabled);
            answers.put("getRequiredActionProviderByAlias", action);
        }

        assertThat(ActivationSettings.isUsedIn(Stub.of(RealmModel.class, answers)))
                .isEqualTo(used);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    # sending, asked for, enabled, waits, verdict
                    AT_ONCE, false, true,  true,  SEND
                    AT_ONCE, true,  true,  true,  SEND
                    AT_ONCE, false, true,  false, DROP
                    AT_ONCE, true,  false, true,  HOLD
                    HELD,    false, true,  true,  HOLD
                    HELD,    false, true,  false, HOLD
                    HELD,    true,  true,  true,  SEND
                    HELD,    true,  true,  false, DROP
                    HELD,    true,  false, true,  HOLD
                    """)
    void mailThatNobodyAskedForWaitsWhereMailsAreHeld(
            String sending, boolean askedFor, boolean enabled, boolean waits, MailVerdict verdict) {
        KeycloakSession session = session(Map.of("sending", sending.equals("HELD") ? "held" : "at-once"));
        UserModel user = Stub.of(UserModel.class, Map.of("isEnabled", enabled, "getRequiredActionsStream", (Stub.Reply)
                none -> waits ? Stream.of("UPDATE_PASSWORD", Activation.ACTION) : Stream.of("UPDATE_PASSWORD")));

        assertThat(new ActivationMail().decide(session, user, MailOf.details(details(askedFor))))
                .isEqualTo(verdict);
    }

    /** An administrator who makes an account can't flood its mailbox by that. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void mailboxLimitCountsMailsThatSomebodyAskedFor(boolean askedFor) {
        assertThat(new ActivationMail()
                        .mailboxLimit(session(Map.of("mailsPerHour", "4")), MailOf.details(details(askedFor))))
                .isEqualTo(askedFor ? OptionalInt.of(4) : OptionalInt.empty());
    }

    private static Map<String, String> details(boolean askedFor) {
        return askedFor ? Map.of() : Map.of(ActivationMail.UNASKED, "true");
    }

    private static KeycloakSession session(Map<String, String> options) {
        return Stub.of(
                KeycloakSession.class,
                Map.of("getContext", Stub.of(KeycloakContext.class, Map.of("getRealm", realm(options)))));
    }

    private static RealmModel realm(Map<String, String> options) {
        RequiredActionConfigModel config = new RequiredActionConfigModel();
        config.setConfig(options);
        return Stub.of(RealmModel.class, Map.of("getRequiredActionConfigByAlias", (Stub.Reply)
                alias -> alias[0].equals("powersource-activate-account") ? config : null));
    }

    @ParameterizedTest
    @CsvSource({
        "VALID, Valid, false, false",
        "SUPERSEDED, Superseded, false, false",
        "EXPIRED, Expired, false, false",
        "USED, Used, false, false",
        "CHANGED, Changed, false, false",
        "ACTIVE, Active, true, false",
        "DONE, Done, true, false",
        "DISABLED, Disabled, false, true"
    })
    void pageOfALinkSaysWhatToDo(ActivationLinkState state, String word, boolean active, boolean disabled) {
        ActivationLinkBean page = new ActivationLinkBean(state, "Pat@s.example", "/action", "/home", "/forgot");

        assertThat(page.getState()).isEqualTo(word);
        assertThat(page.isActive()).isEqualTo(active);
        assertThat(page.isDisabled()).isEqualTo(disabled);
        assertThat(page.isAnotherOffered()).isEqualTo(state.offersAnother());
        assertThat(page.getAccount()).isEqualTo("Pat@s.example");
        assertThat(page.getAction()).isEqualTo("/action");
        assertThat(page.getHome()).isEqualTo("/home");
        assertThat(page.getForgotPassword()).isEqualTo("/forgot");
    }

    @ParameterizedTest
    @EnumSource
    void eachNoteIsStoredSeparately(ActivationNote note) {
        Map<String, String> notes = new HashMap<>();
        AuthenticationSessionModel signIn = Stub.of(
                AuthenticationSessionModel.class,
                Map.of(
                        "getAuthNote",
                        (Stub.Reply) key -> notes.get(key[0]),
                        "setAuthNote",
                        (Stub.Reply) written -> notes.put((String) written[0], (String) written[1]),
                        "removeAuthNote",
                        (Stub.Reply) key -> notes.remove(key[0])));
        note.write(signIn, "x");

        assertThat(ActivationNote.values()).allSatisfy(other -> {
            assertThat(other.isSet(signIn)).isEqualTo(other == note);
            assertThat(other.read(signIn)).isEqualTo(other == note ? "x" : null);
        });
        note.remove(signIn);
        assertThat(note.isSet(signIn)).isFalse();
    }
}
