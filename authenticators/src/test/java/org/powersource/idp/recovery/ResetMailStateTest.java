package org.powersource.idp.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.common.Profile;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;
import org.powersource.idp.Stub;
import org.powersource.idp.StubServer;
import org.powersource.idp.kit.SharedId;
import org.powersource.idp.mail.LinkState;
import org.powersource.idp.mail.MailOrder;
import org.powersource.idp.mail.Outbox;
import org.powersource.idp.mail.StubOutbox;

class ResetMailStateTest {

    private static final RealmModel REALM = StubServer.realm();
    private static final String ADDRESS = "Pat@springfield.example";

    private final KeycloakSession session =
            new StubOutbox().session(Stub.of(KeycloakContext.class, Map.of("getRealm", REALM)));
    private final Map<String, Object> account = new HashMap<>(Map.of(
            "getEmail",
            ADDRESS,
            "isEnabled",
            true,
            "credentialManager",
            Stub.of(SubjectCredentialManager.class, Map.of("getStoredCredentialsByTypeStream", (Stub.Reply)
                    none -> Stream.empty()))));

    @BeforeAll
    static void features() {
        Profile.defaults();
    }

    /** Changes of an account since a mail went to it. */
    enum Since {
        NOTHING,
        DISABLED,
        INACTIVE,
        PRIVILEGED,
        LEFT_ITS_GROUP
    }

    @ParameterizedTest
    @EnumSource
    void unchangedAccountHasTheStateOfTheRow(LinkState row) {
        assertThat(state(Since.NOTHING, ADDRESS, row)).isEqualTo(row);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOTHING")
    void goodMailEndsWithAChangeOfItsAccount(Since since) {
        assertThat(state(since, ADDRESS, LinkState.VALID)).isEqualTo(LinkState.EXPIRED);
        assertThat(state(since, ADDRESS, LinkState.USED)).isEqualTo(LinkState.USED);
    }

    @ParameterizedTest
    @CsvSource({
        "Pat@springfield.example, true",
        "pat@springfield.example, true",
        // Mailed before the address was noted.
        ", true",
        "pat@shelbyville.example, false",
        "'', false"
    })
    void mailIsGoodAtItsAddressOnly(@Nullable String mailedTo, boolean good) {
        assertThat(new ResetMailState(session, user()).isAt(mailedTo)).isEqualTo(good);
        assertThat(state(Since.NOTHING, mailedTo, LinkState.VALID))
                .isEqualTo(good ? LinkState.VALID : LinkState.EXPIRED);
    }

    private LinkState state(Since since, @Nullable String mailedTo, LinkState row) {
        switch (since) {
            case NOTHING, LEFT_ITS_GROUP -> {}
            case DISABLED -> account.put("isEnabled", false);
            case INACTIVE ->
                account.put("getRequiredActionsStream", (Stub.Reply) none -> Stream.of(SharedId.ACTIVATE_ACCOUNT.id()));
            case PRIVILEGED ->
                account.put("getRoleMappingsStream", (Stub.Reply) none -> Stream.of(
                        Stub.of(RoleModel.class, Map.of("getName", "technical-contact", "getContainer", REALM))));
        }
        Map<String, String> terms =
                since == Since.LEFT_ITS_GROUP ? Map.of("groups", "springfield") : Map.of("privilege", "NONE");
        String mail = session.getProvider(Outbox.class)
                .queue(new MailOrder(new ResetLinkMail(), REALM, StubServer.USER, null, null, terms));
        return new ResetMailState(session, user()).of(mail, mailedTo, row);
    }

    private UserModel user() {
        return Stub.of(UserModel.class, account);
    }
}
