package org.powersource.idp.account;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.Stub;

class OpenSignInTest {

    /** Changes of the account while the sign-in is open. */
    enum Meanwhile {
        NOTHING,
        ANOTHER_ADDRESS,
        DISABLED
    }

    private final Map<String, String> notes = new HashMap<>();
    private final Map<String, Object> account = new HashMap<>();

    @BeforeEach
    void signIn() {
        account.put("getId", "u1");
        account.put("getEmail", "pat@springfield.example");
        account.put("isEnabled", true);
        account.put("credentialManager", Stub.of(SubjectCredentialManager.class, Map.of()));
        request(true).begin();
    }

    private void happens(Meanwhile meanwhile) {
        switch (meanwhile) {
            case NOTHING -> {}
            case ANOTHER_ADDRESS -> account.put("getEmail", "sam@springfield.example");
            case DISABLED -> account.put("isEnabled", false);
        }
    }

    @ParameterizedTest
    @EnumSource
    void signInEndsIfTheAccountChangesBetweenTwoRequests(Meanwhile meanwhile) {
        happens(meanwhile);
        OpenSignIn next = request(true);
        boolean over = meanwhile != Meanwhile.NOTHING;

        assertThat(next.isOver()).isEqualTo(over);
        assertThat(next.renew()).isEqualTo(!over);
        assertThat(next.end(OpenSignInTest::form).isPresent()).isEqualTo(over);
        assertThat(request(true).isOver()).isEqualTo(over);
    }

    /** A new password, for example: the change is the sign-in's own. */
    @ParameterizedTest
    @EnumSource(names = {"NOTHING", "ANOTHER_ADDRESS"})
    void changesByTheRequestItselfDoNotEndTheSignIn(Meanwhile meanwhile) {
        OpenSignIn next = request(true);
        assertThat(next.isOver()).isFalse();
        happens(meanwhile);

        assertThat(next.end(OpenSignInTest::form)).isEmpty();
        assertThat(next.renew()).isTrue();
        assertThat(request(true).isOver()).isFalse();
    }

    /** The request that accepts the password is not compared with an earlier one. */
    @Test
    void requestThatBeginsASignInMayChangeTheAccount() {
        OpenSignIn request = request(true);
        request.begin();
        happens(Meanwhile.ANOTHER_ADDRESS);

        assertThat(request.renew()).isTrue();
    }

    @Test
    void realmWithoutTheSuiteStoresNoStamp() {
        notes.clear();

        assertThat(request(false).renew()).isTrue();
        assertThat(notes).isEmpty();
        assertThat(request(true).renew()).isTrue();
        assertThat(notes).isNotEmpty();
    }

    /** By single sign-on a flow may have come so far without a password. */
    @Test
    void signInBeginsOnce() {
        happens(Meanwhile.ANOTHER_ADDRESS);
        request(true).beginIfNew();
        assertThat(request(true).isOver()).isTrue();

        notes.clear();
        request(true).beginIfNew();
        assertThat(notes).isNotEmpty();
        assertThat(request(true).isOver()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"UPDATE_PASSWORD, true", "CONFIGURE_TOTP, false", ", false"})
    void onlyThePageThatAsksAnswersByItself(@Nullable String action, boolean may) {
        assertThat(request(true).mayAnswer(action)).isFalse();
        request(true).letAnswer("UPDATE_PASSWORD");

        assertThat(request(true).mayAnswer(action)).isEqualTo(may);
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, REQUIRED_ACTIONS, false",
        "false, true, AUTHENTICATE, true",
        "false, false, REQUIRED_ACTIONS, true",
        "false, false, AUTHENTICATE, false",
        "false, false, , false"
    })
    void signInThatKnewItsAccountHasLostIt(boolean user, boolean stamp, @Nullable String action, boolean lost) {
        if (!stamp) {
            notes.clear();
        }
        Map<String, Object> answers = signInAnswers();
        if (user) {
            answers.put("getAuthenticatedUser", Stub.of(UserModel.class, account));
        }
        if (action != null) {
            answers.put("getAction", action);
        }

        assertThat(OpenSignIn.hasLostItsUser(Stub.of(AuthenticationSessionModel.class, answers)))
                .isEqualTo(lost);
    }

    @ParameterizedTest
    @CsvSource({"true, signInEndedChanged", "false, signInEndedDisabled", ", signInEndedRemoved"})
    void pageSaysWhyTheSignInEnded(@Nullable Boolean enabled, String why) {
        Map<String, Object> shown = new HashMap<>();
        LoginFormsProvider[] form = new LoginFormsProvider[1];
        form[0] = Stub.of(
                LoginFormsProvider.class,
                Map.of(
                        "setAttribute",
                        (Stub.Reply) attribute -> {
                            shown.put((String) attribute[0], attribute[1]);
                            return form[0];
                        },
                        "createForm",
                        Response.ok().build()));

        Response page = OpenSignIn.page(
                form[0], enabled == null ? null : Stub.of(UserModel.class, Map.of("isEnabled", enabled)));

        assertThat(page.getStatus()).isEqualTo(410);
        assertThat(shown).containsEntry("why", why);
    }

    private static LoginFormsProvider form() {
        LoginFormsProvider inner = Stub.of(
                LoginFormsProvider.class, Map.of("createForm", Response.ok().build()));
        return Stub.of(LoginFormsProvider.class, Map.of("setAttribute", inner));
    }

    /** Each request has a session of its own; the notes stay. */
    private OpenSignIn request(boolean suite) {
        RealmModel realm = Stub.of(RealmModel.class, Map.of("getEventsListenersStream", (Stub.Reply)
                none -> suite ? Stream.of(AccountsListenerFactory.ID) : Stream.empty()));
        Map<String, Object> attributes = new HashMap<>();
        KeycloakSession session = Stub.of(
                KeycloakSession.class,
                Map.of(
                        "getKeycloakSessionFactory",
                        Stub.of(KeycloakSessionFactory.class, Map.of()),
                        "users",
                        Stub.of(UserProvider.class, Map.of()),
                        "getAttribute",
                        (Stub.Reply) name -> attributes.get(name[0]),
                        "setAttribute",
                        (Stub.Reply) attribute -> attributes.put((String) attribute[0], attribute[1])));
        Map<String, Object> answers = signInAnswers();
        answers.put("getRealm", realm);
        return new OpenSignIn(
                session, Stub.of(AuthenticationSessionModel.class, answers), Stub.of(UserModel.class, account));
    }

    private Map<String, Object> signInAnswers() {
        return new HashMap<>(Map.of(
                "getTabId", "tab", "getAuthNote", (Stub.Reply) key -> notes.get(key[0]), "setAuthNote", (Stub.Reply)
                        note -> notes.put((String) note[0], (String) note[1])));
    }
}
