package org.powersource.idp.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.RoleModel;
import org.keycloak.policy.PasswordPolicyProvider;
import org.powersource.idp.Stub;

class RealmChecksTest {

    private static final String CONTACT = "technical-contact";

    private static Arguments setting(String method, boolean right, Function<Examined, Stream<Place>> check) {
        return Arguments.of(method, right, check);
    }

    static Stream<Arguments> settings() {
        return Stream.of(
                setting("isLoginWithEmailAllowed", true, RealmChecks::loginWithEmail),
                setting("isDuplicateEmailsAllowed", false, RealmChecks::duplicateEmails),
                setting("isResetPasswordAllowed", true, RealmChecks::resetPassword),
                setting("isBruteForceProtected", true, RealmChecks::bruteForce));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("settings")
    void settingIsRightOrFound(String method, boolean right, Function<Examined, Stream<Place>> check) {
        assertThat(check.apply(realm(Map.of(method, right)))).isEmpty();
        assertThat(check.apply(realm(Map.of(method, !right)))).containsExactly(Place.at("realm"));
    }

    /** NIST SP 800-63B-4 §3.1.1.2. */
    @ParameterizedTest
    @CsvSource({"15, false", "64, false", "14, true", ", true"})
    void passwordHasFifteenCharacters(@Nullable Integer length, boolean found) {
        PasswordPolicy.Builder policy = PasswordPolicy.build();
        if (length != null) {
            policy.put("length", length.toString());
        }
        PasswordPolicyProvider provider =
                Stub.of(PasswordPolicyProvider.class, length == null ? Map.of() : Map.of("parseConfig", length));

        assertThat(RealmChecks.passwordPolicy(realm(Map.of(
                                "getPasswordPolicy",
                                policy.build(Stub.of(KeycloakSession.class, Map.of("getProvider", provider))))))
                        .findAny()
                        .isPresent())
                .isEqualTo(found);
        assertThat(RealmChecks.passwordPolicy(realm(Map.of()))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE_PASSWORD",
                "powersource-activate-account",
                "powersource-set-reminder-question",
                "powersource-site-access"
            })
    void actionThatIsOffOrGoneIsFound(String missing) {
        for (boolean gone : List.of(true, false)) {
            Examined realm = realm(Map.of("getRequiredActionProviderByAlias", (Stub.Reply) alias -> {
                RequiredActionProviderModel action = new RequiredActionProviderModel();
                action.setEnabled(!missing.equals(alias[0]));
                return gone && !action.isEnabled() ? null : action;
            }));

            assertThat(RealmChecks.actions(realm)).containsExactly(Place.at("required action " + missing));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"technical-contact", "implementation-contact", "sales-representative"})
    void contactRoleThatEverybodyHasIsFound(String contact) {
        RoleModel defaults = role("default-roles-school", false, role(contact, false), role("teacher", false));
        GroupModel group = Stub.of(GroupModel.class, Map.of("getName", "staff", "getRoleMappingsStream", (Stub.Reply)
                none -> Stream.of(role(contact, false))));
        Examined realm = realm(
                Map.of("getDefaultRole", defaults, "getDefaultGroupsStream", (Stub.Reply) none -> Stream.of(group)));

        assertThat(RealmChecks.everybodyIsContact(realm))
                .containsExactly(Place.at("default roles, " + contact), Place.at("default group staff, " + contact));
    }

    @Test
    void clientRoleWithTheNameOfAContactRoleIsNoFinding() {
        RoleModel defaults = role("default-roles-school", false, role(CONTACT, true));

        assertThat(RealmChecks.everybodyIsContact(realm(Map.of("getDefaultRole", defaults))))
                .isEmpty();
        assertThat(RealmChecks.everybodyIsContact(realm(Map.of()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"mail.example, false", "' ', true", "'', true", ", true"})
    void mailServerHasAHost(@Nullable String host, boolean found) {
        Map<String, String> settings = host == null ? Map.of() : Map.of("host", host);

        assertThat(MailChecks.smtp(realm(Map.of("getSmtpConfig", settings)))
                        .findAny()
                        .isPresent())
                .isEqualTo(found);
    }

    /** Overridden languages of a text; the realm has en and fr. */
    @ParameterizedTest
    @CsvSource({
        "brandName, en, false",
        "brandName, fr, true",
        "loginTitle, en, true",
        "loginTitle, en fr, false",
        "loginTitle, en fr de, false"
    })
    void textThatIsOverriddenInSomeLanguagesIsFound(String key, String languages, boolean found) {
        Map<String, Map<String, String>> texts = new HashMap<>();
        Arrays.stream(languages.split(" ", -1)).forEach(language -> texts.put(language, Map.of(key, "x")));
        Examined realm = realm(Map.of(
                "getRealmLocalizationTexts",
                texts,
                "isInternationalizationEnabled",
                true,
                "getSupportedLocalesStream",
                (Stub.Reply) none -> Stream.of("fr", "en")));

        assertThat(ServerChecks.texts(realm).map(Place::where).toList())
                .isEqualTo(found ? List.of("text " + key) : List.of());
    }

    @Test
    void textSaysWhereItIsMissing() {
        Examined realm = realm(Map.of(
                "getRealmLocalizationTexts",
                Map.of("en", Map.of("a", "x"), "es", Map.of("a", "x")),
                "isInternationalizationEnabled",
                true,
                "getSupportedLocalesStream",
                (Stub.Reply) none -> Stream.of("fr", "en", "es", "ar")));

        assertThat(ServerChecks.texts(realm))
                .containsExactly(Place.at("text a", "Overridden in en, es; not in ar, fr."));
    }

    private static RoleModel role(String name, boolean ofClient, RoleModel... parts) {
        return Stub.of(
                RoleModel.class, Map.of("getName", name, "isClientRole", ofClient, "getCompositesStream", (Stub.Reply)
                        none -> Stream.of(parts)));
    }

    private static Examined realm(Map<String, ?> answers) {
        return new Examined(Stub.of(KeycloakSession.class, Map.of()), Stub.of(RealmModel.class, answers));
    }
}
