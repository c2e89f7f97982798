package org.powersource.idp.siteaccess;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.protocol.LoginProtocolFactory;
import org.keycloak.protocol.oidc.TokenExchangeProvider;
import org.keycloak.protocol.oidc.TokenExchangeProviderFactory;
import org.keycloak.protocol.oidc.TokenIntrospectionProvider;
import org.keycloak.protocol.oidc.TokenIntrospectionProviderFactory;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;
import org.keycloak.protocol.oidc.grants.OAuth2GrantTypeFactory;
import org.keycloak.provider.ProviderFactory;

class TokenWayTest {

    /** Including providers whose feature is off. */
    @Test
    void everyProviderThatKeycloakComesWithHasARow() {
        assertThat(TokenWay.unknown(server(Stream.empty()))).isEmpty();
    }

    @Test
    void providerOfAnotherExtensionIsNamed() {
        ProviderFactory<?> other = fake(OAuth2GrantTypeFactory.class, "urn:example:grant");

        assertThat(TokenWay.unknown(server(Stream.of(other)))).containsExactly("oauth2-grant-type urn:example:grant");
    }

    private static KeycloakSessionFactory server(Stream<ProviderFactory<?>> more) {
        return (KeycloakSessionFactory) Proxy.newProxyInstance(
                TokenWayTest.class.getClassLoader(),
                new Class<?>[] {KeycloakSessionFactory.class},
                (proxy, method, args) -> {
                    if (args[0] == OAuth2GrantType.class) {
                        return Stream.concat(all(OAuth2GrantTypeFactory.class), more);
                    }
                    if (args[0] == TokenExchangeProvider.class) {
                        return all(TokenExchangeProviderFactory.class);
                    }
                    return args[0] == TokenIntrospectionProvider.class
                            ? all(TokenIntrospectionProviderFactory.class)
                            : all(LoginProtocolFactory.class);
                });
    }

    private static <F extends ProviderFactory<?>> Stream<ProviderFactory<?>> all(Class<F> type) {
        return StreamSupport.stream(ServiceLoader.load(type).spliterator(), false)
                .map(factory -> (ProviderFactory<?>) factory);
    }

    private static ProviderFactory<?> fake(Class<? extends ProviderFactory<?>> type, String id) {
        return type.cast(Proxy.newProxyInstance(
                TokenWayTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> id));
    }
}
