package org.powersource.idp.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.Stub;
import org.powersource.idp.mail.MailOrder;
import org.powersource.idp.mail.Outbox;
import org.powersource.idp.mail.StubOutbox;
import org.powersource.idp.reminder.AskWhen;

/** Which of the three steps have nothing to ask. */
class RecoveryStepsTest {

    private final StubOutbox outbox = new StubOutbox();
    private final List<String> calls = new ArrayList<>();

    /** Ways in which a person may enter the flow. */
    enum Came {
        WITHOUT_A_LINK,
        BY_LINK,
        BY_A_CONTACTS_LINK,
        /** Its row is gone. */
        BY_LINK_OF_A_REMOVED_MAIL,
        BY_ENDED_LINK
    }

    @ParameterizedTest
    @CsvSource({
        "BEFORE_MAIL, WITHOUT_A_LINK, false, false, false",
        "BEFORE_MAIL, BY_LINK, true, true, true",
        "BEFORE_MAIL, BY_A_CONTACTS_LINK, true, true, true",
        "BEFORE_MAIL, BY_LINK_OF_A_REMOVED_MAIL, true, true, true",
        "BEFORE_MAIL, BY_ENDED_LINK, true, true, false",
        "AFTER_LINK, WITHOUT_A_LINK, false, true, false",
        "AFTER_LINK, BY_LINK, true, false, true",
        "AFTER_LINK, BY_A_CONTACTS_LINK, true, true, true",
        "AFTER_LINK, BY_LINK_OF_A_REMOVED_MAIL, true, false, true",
        "AFTER_LINK, BY_ENDED_LINK, true, true, false"
    })
    void stepAsksWhatTheLinkHasNotAnswered(AskWhen ask, Came came, boolean address, boolean question, boolean mail) {
        Recovery recovery = new Recovery(context(ask, came));

        assertThat(new RecoveryStart().isDone(recovery)).isEqualTo(address);
        assertThat(new AskQuestion(Duration.ZERO).isDone(recovery)).isEqualTo(question);
        assertThat(new ResetMail().isDone(recovery)).isEqualTo(mail);
    }

    @ParameterizedTest
    @CsvSource({"BY_LINK, success", "WITHOUT_A_LINK, challenge"})
    void stepIsSkippedOrAsks(Came came, String call) {
        new RecoveryStart().authenticate(context(AskWhen.BEFORE_MAIL, came));

        assertThat(calls).containsExactly(call);
    }

    /** With a user set, the end of the flow would sign in. */
    @Test
    void stepNeedsNoUser() {
        RecoveryStep step = new RecoveryStart();

        assertThat(step.requiresUser()).isFalse();
        assertThat(step.configuredFor(
                        outbox.session(Stub.of(KeycloakContext.class, Map.of())),
                        ResetFlow.with("", Map.of()),
                        Stub.of(UserModel.class, Map.of())))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void eachNoteIsStoredSeparately(RecoveryNote note) {
        AuthenticationSessionModel signIn = signIn(new HashMap<>());
        note.write(signIn, "x");

        assertThat(RecoveryNote.values()).allSatisfy(other -> {
            assertThat(other.isSet(signIn)).isEqualTo(other == note);
            assertThat(other.read(signIn)).isEqualTo(other == note ? "x" : null);
        });
        note.remove(signIn);
        assertThat(note.isSet(signIn)).isFalse();
    }

    private AuthenticationFlowContext context(AskWhen ask, Came came) {
        RealmModel realm = ResetFlow.with(
                AskQuestionFactory.ID, Map.of("ask", ask == AskWhen.AFTER_LINK ? "after-link" : "before-mail"));
        KeycloakSession session = outbox.session(Stub.of(KeycloakContext.class, Map.of("getRealm", realm)));
        AuthenticationSessionModel signIn = signIn(new HashMap<>());
        switch (came) {
            case WITHOUT_A_LINK -> {}
            case BY_LINK -> RecoveryNote.MAIL.write(signIn, mail(session, realm, Map.of()));
            case BY_A_CONTACTS_LINK ->
                RecoveryNote.MAIL.write(signIn, mail(session, realm, Map.of(ResetLinkMail.BY_CONTACT, "true")));
            case BY_LINK_OF_A_REMOVED_MAIL -> RecoveryNote.MAIL.write(signIn, "removed");
            case BY_ENDED_LINK -> RecoveryNote.ENDED_LINK.write(signIn, "EXPIRED");
        }
        return Stub.of(
                AuthenticationFlowContext.class,
                Map.of(
                        "getSession",
                        session,
                        "getRealm",
                        realm,
                        "getAuthenticationSession",
                        signIn,
                        "form",
                        Stub.of(LoginFormsProvider.class, Map.of()),
                        "success",
                        call("success"),
                        "challenge",
                        call("challenge")));
    }

    private Stub.Reply call(String name) {
        return arguments -> calls.add(name);
    }

    private static String mail(KeycloakSession session, RealmModel realm, Map<String, String> details) {
        return session.getProvider(Outbox.class)
                .queue(new MailOrder(new ResetLinkMail(), realm, "u1", null, null, details));
    }

    private static AuthenticationSessionModel signIn(Map<String, String> notes) {
        return Stub.of(
                AuthenticationSessionModel.class,
                Map.of(
                        "getAuthNote",
                        (Stub.Reply) key -> notes.get(key[0]),
                        "setAuthNote",
                        (Stub.Reply) note -> notes.put((String) note[0], (String) note[1]),
                        "removeAuthNote",
                        (Stub.Reply) key -> notes.remove(key[0])));
    }
}
