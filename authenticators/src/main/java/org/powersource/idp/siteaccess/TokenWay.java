package org.powersource.idp.siteaccess;

import java.util.stream.Stream;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.protocol.oidc.TokenExchangeProvider;
import org.keycloak.protocol.oidc.TokenIntrospectionProvider;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;
import org.keycloak.provider.Provider;

/**
 * The server's providers that issue tokens, introspect tokens or sign people in, and what the site access check does at each.
 * {@code docs/security.md} shows the rows. A server that has a provider without a row logs a warning at its start.
 */
enum TokenWay {
    CODE(Kind.GRANT_TYPE, "authorization_code", "event `TOKEN_RESPONSE`; hybrid: `IMPLICIT_HYBRID_TOKEN_RESPONSE`"),
    REFRESH(Kind.GRANT_TYPE, "refresh_token", "event `TOKEN_REFRESH_RESPONSE`"),
    PASSWORD(Kind.GRANT_TYPE, "password", "the flow's step, and event `RESOURCE_OWNER_PASSWORD_CREDENTIALS_RESPONSE`"),
    CLIENT_CREDENTIALS(Kind.GRANT_TYPE, "client_credentials", "none: a service account isn't a person"),
    DEVICE(Kind.GRANT_TYPE, "urn:ietf:params:oauth:grant-type:device_code", "event `DEVICE_TOKEN_RESPONSE`"),
    CIBA(Kind.GRANT_TYPE, "urn:openid:params:grant-type:ciba", "event `BACKCHANNEL_TOKEN_RESPONSE`"),
    EXCHANGE(
            Kind.GRANT_TYPE,
            "urn:ietf:params:oauth:grant-type:token-exchange",
            "event `TOKEN_EXCHANGE_REQUEST`, and its providers below"),
    ASSERTION(
            Kind.GRANT_TYPE,
            "urn:ietf:params:oauth:grant-type:jwt-bearer",
            "event `JWT_AUTHORIZATION_GRANT`: no token for a site; a subclass checks the token's audience"),
    PERMISSION(
            Kind.GRANT_TYPE,
            "urn:ietf:params:oauth:grant-type:uma-ticket",
            "a subclass checks each token of the request before Keycloak's own check"),
    PRE_AUTHORIZED_CODE(
            Kind.GRANT_TYPE,
            "urn:ietf:params:oauth:grant-type:pre-authorized_code",
            "off (feature `oid4vc-vci`); its token opens the credential endpoint only"),
    STANDARD_EXCHANGE(
            Kind.TOKEN_EXCHANGE,
            "standard",
            "the event checks requester and requested audience; a subclass checks the token's audience"),
    OLDER_EXCHANGE(
            Kind.TOKEN_EXCHANGE,
            "default",
            "off (feature `token-exchange`); for another account or issuer: no token for a site"),
    ACCESS_TOKEN(Kind.INTROSPECTION, "access_token", "a subclass answers `active: false`"),
    REFRESH_TOKEN(Kind.INTROSPECTION, "refresh_token", "a subclass answers `active: false`; offline tokens, too"),
    PERMISSION_TOKEN(Kind.INTROSPECTION, "requesting_party_token", "a subclass answers `active: false`"),
    OIDC(Kind.LOGIN_PROTOCOL, "openid-connect", "the step of the browser flow, then the grant types"),
    SAML(Kind.LOGIN_PROTOCOL, "saml", "the step of the browser flow: without it there is no assertion"),
    DOCKER(Kind.LOGIN_PROTOCOL, "docker-v2", "off (feature `docker`); add the step to the flow `docker auth`"),
    OID4VC(Kind.LOGIN_PROTOCOL, "oid4vc", "off (feature `oid4vc-vci`); gives out credentials by an access token");

    private final Kind kind;
    private final String id;
    private final String check;

    TokenWay(Kind kind, String id, String check) {
        this.kind = kind;
        this.id = id;
        this.check = check;
    }

    /** For {@code docs/security.md}. */
    String row() {
        return "| `" + kind.spi + "` | `" + id + "` | " + check + " |";
    }

    /** Providers of the server that have no row. */
    static Stream<String> unknown(KeycloakSessionFactory server) {
        return Stream.of(Kind.values())
                .flatMap(kind -> server.getProviderFactoriesStream(kind.provider)
                        .map(factory -> factory.getId())
                        .filter(id -> Stream.of(values()).noneMatch(way -> way.kind == kind && way.id.equals(id)))
                        .map(id -> kind.spi + " " + id));
    }

    private enum Kind {
        GRANT_TYPE("oauth2-grant-type", OAuth2GrantType.class),
        TOKEN_EXCHANGE("oauth2-token-exchange", TokenExchangeProvider.class),
        INTROSPECTION("oauth2-token-introspection", TokenIntrospectionProvider.class),
        LOGIN_PROTOCOL("login-protocol", LoginProtocol.class);

        /** As the server's information page names it. */
        private final String spi;

        private final Class<? extends Provider> provider;

        Kind(String spi, Class<? extends Provider> provider) {
            this.spi = spi;
            this.provider = provider;
        }
    }
}
