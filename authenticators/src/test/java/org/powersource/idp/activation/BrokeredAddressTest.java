package org.powersource.idp.activation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderStorageProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.Stub;

class BrokeredAddressTest {

    private static final String VERIFIED = "{\"email\": \"PAT@s.example\", \"email_verified\": true}";

    /** The account has the address {@code pat@s.example}; {@code marked}: whether it is marked as verified. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
                    # trusted, ID token, marked, activates
                    true,  `{"email": "PAT@s.example", "email_verified": true}`,  false, true
                    false, `{"email": "PAT@s.example", "email_verified": true}`,  true,  false
                    ,      `{"email": "PAT@s.example", "email_verified": true}`,  true,  false
                    true,  `{"email": "pat@s.example", "email_verified": false}`, true,  false
                    true,  `{"email": "pat@s.example"}`,                          true,  false
                    true,  `{"email": "sam@s.example", "email_verified": true}`,  true,  false
                    # Protocols without a token, and tokens without an address: Keycloak marks the account.
                    true,  ,                                                      true,  true
                    true,  ,                                                      false, false
                    true,  `{"email_verified": true}`,                            true,  true
                    true,  `{"email_verified": true}`,                            false, false
                    true,  no JSON,                                               true,  true
                    true,  no JSON,                                               false, false
                    """)
    void addressIsVerifiedByATrustedBrokerOnly(
            @Nullable Boolean trusted, @Nullable String token, boolean marked, boolean activates) {
        Map<String, String> notes = new HashMap<>(Map.of("identity_provider", "office"));
        if (token != null) {
            notes.put("FEDERATED_ID_TOKEN", "e30." + encoded(token) + ".");
        }

        assertThat(isVerified(notes, trusted, marked)).isEqualTo(activates);
    }

    @ParameterizedTest
    @CsvSource({"office, true", "gone, false", ", false"})
    void brokerOfTheSignInHasToExist(@Nullable String broker, boolean activates) {
        Map<String, String> notes = new HashMap<>(Map.of("FEDERATED_ID_TOKEN", "e30." + encoded(VERIFIED) + "."));
        if (broker != null) {
            notes.put("identity_provider", broker);
        }

        assertThat(isVerified(notes, true, true)).isEqualTo(activates);
    }

    private static boolean isVerified(Map<String, String> notes, @Nullable Boolean trusted, boolean marked) {
        IdentityProviderModel broker = new IdentityProviderModel();
        if (trusted != null) {
            broker.setTrustEmail(trusted);
        }
        IdentityProviderStorageProvider brokers =
                Stub.of(IdentityProviderStorageProvider.class, Map.of("getByAlias", (Stub.Reply)
                        alias -> alias[0].equals("office") ? broker : null));
        RequiredActionContext context = Stub.of(
                RequiredActionContext.class,
                Map.of(
                        "getSession",
                        Stub.of(KeycloakSession.class, Map.of("identityProviders", brokers)),
                        "getAuthenticationSession",
                        Stub.of(AuthenticationSessionModel.class, Map.of("getUserSessionNotes", notes))));
        return new BrokeredAddress(context)
                .isVerifiedAddressOf(
                        Stub.of(UserModel.class, Map.of("getEmail", "pat@s.example", "isEmailVerified", marked)));
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
