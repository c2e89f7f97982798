package org.powersource.idp.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.common.ClientConnection;
import org.keycloak.device.DeviceRepresentationProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.account.DeviceRepresentation;
import org.powersource.idp.Stub;
import org.powersource.idp.StubServer;
import org.powersource.idp.account.AccountChange;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.StubOutbox;

class NoticeWatcherTest {

    private static final RealmModel REALM = StubServer.realm();
    private static final KeycloakContext REQUEST = Stub.of(
            KeycloakContext.class,
            Map.of(
                    "getConnection",
                    Stub.of(ClientConnection.class, Map.of("getRemoteHost", "192.0.2.7")),
                    "getClient",
                    Stub.of(ClientModel.class, Map.of("getClientId", "gradebook")),
                    "resolveLocale",
                    Locale.forLanguageTag("fr")));

    private final NoticeWatcher watcher = new NoticeWatcher();
    private final StubOutbox outbox = new StubOutbox();

    @ParameterizedTest
    @CsvSource({
        "SPELLING, spelling-changed",
        "PASSWORD, password-changed",
        "REMINDER_QUESTION, question-changed",
        "ADDRESS, "
    })
    void changeIsTold(AccountChange change, @Nullable String kind) {
        watcher.changed(change, session("Firefox/140.0"), REALM, owner("pat@springfield.example"), false);

        assertThat(outbox.mails()).extracting(Mail::kind).isEqualTo(kind == null ? List.of() : List.of(kind));
    }

    @ParameterizedTest
    @EnumSource
    void accountWithoutAnAddressIsToldNothing(AccountChange change) {
        watcher.changed(change, session("Firefox/140.0"), REALM, owner(null), true);

        assertThat(outbox.mails()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Old@springfield.example, new@springfield.example, address-changed address-left",
        // The address is gone: nobody reads the new one.
        "Old@springfield.example, , address-left",
        // The account signed in with a user name before.
        "pat, new@springfield.example, address-changed",
        "pat, , ''"
    })
    void anotherAddressIsToldToBoth(String from, @Nullable String to, String kinds) {
        watcher.moved(session("Firefox/140.0"), REALM, owner(to), from, false);

        assertThat(String.join(" ", outbox.mails().stream().map(Mail::kind).toList()))
                .isEqualTo(kinds);
        assertThat(outbox.mails())
                .allSatisfy(mail -> assertThat(mail.details())
                        .containsEntry("from", from)
                        .containsEntry("account", Objects.requireNonNullElse(to, "pat-user")))
                .allSatisfy(mail -> assertThat(mail.recipient().orElse("the account"))
                        .isEqualTo(mail.kind().equals("address-left") ? from : "the account"));
    }

    @Test
    void ownerIsToldFromWhereTheOwnerActed() {
        watcher.changed(
                AccountChange.PASSWORD, session("Firefox/140.0"), REALM, owner("pat@springfield.example"), true);

        assertThat(outbox.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.details())
                    .isEqualTo(Map.of("clientAddress", "192.0.2.7", "browser", "Firefox/140.0, Linux"));
            assertThat(mail.clientId()).isEqualTo("gradebook");
            assertThat(mail.language()).isEqualTo("fr");
            assertThat(mail.userId()).isEqualTo(StubServer.USER);
            assertThat(mail.realmId()).isEqualTo(REALM.getId());
        });
    }

    @Test
    void placeOfAnAdministratorIsNotTold() {
        watcher.changed(
                AccountChange.PASSWORD, session("Firefox/140.0"), REALM, owner("pat@springfield.example"), false);

        assertThat(outbox.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.details()).isEmpty();
            assertThat(mail.clientId()).isNull();
            assertThat(mail.language()).isNull();
        });
    }

    @Test
    void unknownBrowserIsNotTold() {
        watcher.changed(AccountChange.PASSWORD, session(null), REALM, owner("pat@springfield.example"), true);

        assertThat(outbox.mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.details()).isEqualTo(Map.of("clientAddress", "192.0.2.7")));
    }

    @Test
    void requestWithoutADeviceIsToldByItsAddress() {
        watcher.changed(
                AccountChange.PASSWORD,
                outbox.session(
                        REQUEST,
                        Map.of(
                                DeviceRepresentationProvider.class,
                                Stub.of(DeviceRepresentationProvider.class, Map.of()))),
                REALM,
                owner("pat@springfield.example"),
                true);

        assertThat(outbox.mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.details()).isEqualTo(Map.of("clientAddress", "192.0.2.7")));
    }

    /** The request says it, so it may have any length. */
    @Test
    void browserHasAtMostAHundredCharacters() {
        watcher.changed(
                AccountChange.PASSWORD, session("x".repeat(5000)), REALM, owner("pat@springfield.example"), true);

        assertThat(outbox.mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.details()).containsEntry("browser", "x".repeat(100)));
    }

    private KeycloakSession session(@Nullable String browser) {
        DeviceRepresentation device = new DeviceRepresentation();
        device.setBrowser(browser);
        device.setOs("Linux");
        return outbox.session(
                REQUEST,
                Map.of(
                        DeviceRepresentationProvider.class,
                        Stub.of(DeviceRepresentationProvider.class, Map.of("deviceRepresentation", device))));
    }

    private static UserModel owner(@Nullable String email) {
        Map<String, Object> answers = new HashMap<>(Map.of("getId", StubServer.USER, "getUsername", "pat-user"));
        if (email != null) {
            answers.put("getEmail", email);
        }
        return Stub.of(UserModel.class, answers);
    }
}
