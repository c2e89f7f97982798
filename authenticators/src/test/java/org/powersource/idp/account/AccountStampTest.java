package org.powersource.idp.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadata.Category;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;
import org.powersource.idp.Stub;
import org.powersource.idp.StubServer;

class AccountStampTest {

    /** An account as tests change it. */
    private static final class Account {

        private String id = "u1";
        private String email = "pat@springfield.example";
        private int notBefore;
        private int notBeforeOfRealm;
        private final List<CredentialModel> credentials =
                new ArrayList<>(List.of(credential("password"), credential("otp"), credential("reminder")));

        private CredentialModel first() {
            return credentials.get(0);
        }
    }

    private static CredentialModel credential(String type) {
        CredentialModel credential = new CredentialModel();
        credential.setId("id of " + type);
        credential.setType(type);
        credential.setCreatedDate(1L);
        credential.setSecretData("secret");
        credential.setCredentialData("counter 1");
        return credential;
    }

    private static Arguments change(String what, Consumer<Account> change) {
        return Arguments.of(what, change);
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change("account", account -> account.id = "u2"),
                change("address", account -> account.email = "sam@springfield.example"),
                change("sessions ended", account -> account.notBefore = 7),
                change("sessions of all accounts ended", account -> account.notBeforeOfRealm = 7),
                change("password", account -> account.first().setSecretData("another")),
                change("password set anew", account -> account.first().setCreatedDate(2L)),
                change("password replaced", account -> account.first().setId("another")),
                change("password removed", account -> account.credentials.remove(0)),
                change("second factor", account -> account.credentials.get(1).setSecretData("another")),
                change("second factor added", account -> account.credentials.add(credential("webauthn"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void stampIsAnotherAfterAChangeOf(String what, Consumer<Account> change) {
        Account account = new Account();
        String before = stamp(account);
        change.accept(account);

        assertThat(stamp(account)).isNotEqualTo(before);
    }

    static Stream<Arguments> others() {
        return Stream.of(
                change("nothing", account -> {}),
                change("a counter", account -> account.credentials.get(1).setCredentialData("counter 2")),
                change("a label", account -> account.first().setUserLabel("mine")),
                change(
                        "the reminder question",
                        account -> account.credentials.get(2).setSecretData("another")),
                change(
                        "the order in which the database lists them",
                        account -> account.credentials.add(0, account.credentials.remove(1))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void stampStaysAfterAChangeOf(String what, Consumer<Account> change) {
        Account account = new Account();
        String before = stamp(account);
        change.accept(account);

        assertThat(stamp(account)).isEqualTo(before);
    }

    /** It is kept in the sign-in, so it shows nothing. */
    @Test
    void stampIsAHash() {
        assertThat(stamp(new Account())).matches("[0-9a-f]{64}");
    }

    private static String stamp(Account account) {
        Stub.Reply credentials = none -> account.credentials.stream();
        UserModel user = Stub.of(
                UserModel.class,
                Map.of(
                        "getId",
                        account.id,
                        "getEmail",
                        account.email,
                        "credentialManager",
                        Stub.of(
                                SubjectCredentialManager.class,
                                Map.of("getCredentials", credentials, "getStoredCredentialsStream", credentials))));
        KeycloakSession session = Stub.of(
                KeycloakSession.class,
                Map.of(
                        "getKeycloakSessionFactory",
                        Stub.of(KeycloakSessionFactory.class, Map.of("getProviderFactoriesStream", (Stub.Reply)
                                type -> Stream.of(basic("password"), basic("reminder")))),
                        "users",
                        Stub.of(UserProvider.class, Map.of("getNotBeforeOfUser", account.notBefore))));
        return AccountStamp.of(
                session, Stub.of(RealmModel.class, Map.of("getNotBefore", account.notBeforeOfRealm)), user);
    }

    private static CredentialProviderFactory<?> basic(String type) {
        CredentialTypeMetadata metadata = CredentialTypeMetadata.builder()
                .type(type)
                .category(Category.BASIC_AUTHENTICATION)
                .displayName("x")
                .helpText("x")
                .removeable(false)
                .build(StubServer.session(""));
        return Stub.of(
                CredentialProviderFactory.class,
                Map.of("create", Stub.of(CredentialProvider.class, Map.of("getCredentialTypeMetadata", metadata))));
    }
}
