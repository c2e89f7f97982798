package org.powersource.idp.siteaccess;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.protocol.oidc.TokenExchangeContext;
import org.keycloak.services.clientpolicy.context.TokenExchangeRequestContext;
import org.powersource.idp.site.SiteSettings;

/** The older token exchange (feature {@code token-exchange}, off) also exchanges for accounts that aren't the subject token's. */
class ExchangeTest {

    @ParameterizedTest
    @CsvSource({
        "requested_subject, jane",
        "subject_issuer, district-office",
        "subject_token_type, urn:ietf:params:oauth:token-type:jwt",
        "subject_token_type, urn:ietf:params:oauth:token-type:id_token",
        "subject_token_type, urn:ietf:params:oauth:token-type:saml2"
    })
    void siteGetsNoTokenOfAnotherAccount(String parameter, String value) {
        assertThat(isRefused(client(true), parameter, value)).isTrue();
        assertThat(isRefused(client(false), parameter, value)).isFalse();
    }

    private static boolean isRefused(ClientModel client, String parameter, String value) {
        RealmModel realm = fake(RealmModel.class, Map.of());
        KeycloakSession session = fake(
                KeycloakSession.class, Map.of("getContext", fake(KeycloakContext.class, Map.of("getRealm", realm))));
        MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
        form.add(parameter, value);
        return new Exchange(session, new TokenExchangeRequestContext(context(session, form, realm, client)))
                .refusal(new TokenRight(session, SiteSettings.of(Map.of())))
                .isPresent();
    }

    @SuppressWarnings("NullAway") // What isn't asked for.
    private static TokenExchangeContext context(
            KeycloakSession session, MultivaluedMap<String, String> form, RealmModel realm, ClientModel client) {
        return new TokenExchangeContext(session, form, null, realm, null, client, null, null, null, null);
    }

    private static ClientModel client(boolean site) {
        return fake(ClientModel.class, site ? Map.of("getRole", fake(RoleModel.class, Map.of())) : Map.of());
    }

    /** Answers {@code null} to everything else. */
    private static <T> T fake(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                ExchangeTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, args) -> answers.get(method.getName())));
    }
}
