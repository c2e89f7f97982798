package org.powersource.idp.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadata.Category;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;
import org.powersource.idp.Stub;
import org.powersource.idp.StubServer;

class SecondFactorTest {

    /** As the server has them: what the provider of a category keeps. */
    @ParameterizedTest
    @EnumSource(Category.class)
    void everyCategoryButBasicAuthenticationCounts(Category category) {
        boolean counts = category != Category.BASIC_AUTHENTICATION;

        assertThat(factor(category.name()).types().contains(category.name())).isEqualTo(counts);
        assertThat(factor(category.name()).isSet()).isEqualTo(counts);
    }

    @Test
    void typeWithoutAProviderCounts() {
        assertThat(factor("fingerprint", Category.BASIC_AUTHENTICATION.name()).types())
                .containsExactly("fingerprint");
    }

    @Test
    void earlierPasswordsAreNoSecondFactor() {
        assertThat(factor("password-history").isSet()).isFalse();
    }

    @Test
    void accountWithoutCredentialsHasNoSecondFactor() {
        assertThat(factor().isSet()).isFalse();
    }

    /** Of an account with credentials of these types. */
    private static SecondFactor factor(String... types) {
        KeycloakSession session = Stub.of(
                KeycloakSession.class,
                Map.of(
                        "getKeycloakSessionFactory",
                        Stub.of(KeycloakSessionFactory.class, Map.of("getProviderFactoriesStream", (Stub.Reply)
                                type -> Arrays.stream(Category.values()).map(SecondFactorTest::provider)))));
        UserModel user = Stub.of(
                UserModel.class,
                Map.of(
                        "credentialManager",
                        Stub.of(SubjectCredentialManager.class, Map.of("getCredentials", (Stub.Reply)
                                none -> Stream.of(types).map(SecondFactorTest::credential)))));
        return new SecondFactor(session, user);
    }

    private static CredentialProviderFactory<?> provider(Category category) {
        CredentialTypeMetadata metadata = CredentialTypeMetadata.builder()
                .type(category.name())
                .category(category)
                .displayName("x")
                .helpText("x")
                .removeable(false)
                .build(StubServer.session(""));
        return Stub.of(
                CredentialProviderFactory.class,
                Map.of("create", Stub.of(CredentialProvider.class, Map.of("getCredentialTypeMetadata", metadata))));
    }

    private static CredentialModel credential(String type) {
        CredentialModel credential = new CredentialModel();
        credential.setType(type);
        return credential;
    }
}
