package org.powersource.idp;

import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.UriUtils;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakUriInfo;
import org.keycloak.models.RealmModel;
import org.keycloak.models.TokenManager;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;
import org.keycloak.urls.HostnameProvider;
import org.keycloak.urls.UrlType;

/** A server that accepts as much as possible: any signature, any client id, and one user. */
public final class StubServer {

    public static final String USER = "u1";
    public static final String ISSUER = "https://id.example/realms/" + StubServer.REALM;
    private static final String REALM = "r";
    private static final URI BASE = URI.create("https://id.example/");

    private StubServer() {}

    /**
     * Answers a request.
     *
     * @param query as in the address, percent-encoded
     */
    public static KeycloakSession session(String query) {
        MultivaluedHashMap<String, String> parameters = new MultivaluedHashMap<>();
        UriUtils.parseQueryParameters(query, true)
                .forEach((name, values) -> values.forEach(v -> parameters.add(name, v)));
        KeycloakUriInfo uri = new KeycloakUriInfo(
                Stub.of(
                        KeycloakSession.class,
                        Map.of("getProvider", Stub.of(HostnameProvider.class, Map.of("getBaseUri", BASE)))),
                UrlType.FRONTEND,
                Stub.of(UriInfo.class, Map.of("getQueryParameters", parameters)));
        KeycloakContext context = Stub.of(KeycloakContext.class, Map.of("getUri", uri, "getRealm", realm()));
        return Stub.of(
                KeycloakSession.class,
                Map.of(
                        "getContext",
                        context,
                        "tokens",
                        Stub.of(TokenManager.class, Map.of("decode", (Stub.Reply) StubServer::decoded)),
                        "users",
                        Stub.of(UserProvider.class, Map.of("getUserById", (Stub.Reply) StubServer::user)),
                        "getProvider",
                        (Stub.Reply) StubServer::provider));
    }

    public static RealmModel realm() {
        return Stub.of(RealmModel.class, Map.of("getName", REALM, "getId", REALM, "getClientByClientId", (Stub.Reply)
                StubServer::client));
    }

    private static ClientModel client(Object... clientId) {
        return Stub.of(
                ClientModel.class,
                Map.of(
                        "getClientId",
                        clientId[0],
                        "getId",
                        "c1",
                        "isEnabled",
                        true,
                        "getBaseUrl",
                        "https://app.example/"));
    }

    private static @Nullable UserModel user(Object... realmAndId) {
        return USER.equals(realmAndId[1])
                ? Stub.of(UserModel.class, Map.of("getId", USER, "isEnabled", true, "getEmail", "a@b.example"))
                : null;
    }

    /** As Keycloak 26.7.4 {@code DefaultTokenManager} does, but for the signature. */
    private static @Nullable Object decoded(Object... tokenAndType) {
        try {
            return new JWSInput((String) tokenAndType[0]).readJsonContent((Class<?>) tokenAndType[1]);
        } catch (JWSInputException e) {
            return null;
        }
    }

    private static @Nullable Object provider(Object... type) {
        if (type[0].equals(JpaConnectionProvider.class)) {
            return Stub.of(
                    JpaConnectionProvider.class, Map.of("getEntityManager", Stub.of(EntityManager.class, Map.of())));
        }
        return type[0].equals(LoginFormsProvider.class) ? forms() : Stub.of((Class<?>) type[0], Map.of());
    }

    private static LoginFormsProvider forms() {
        return Stub.of(
                LoginFormsProvider.class,
                Map.of(
                        "setAuthenticationSession",
                        (Stub.Reply) arguments -> forms(),
                        "setAttribute",
                        (Stub.Reply) arguments -> forms(),
                        "setAttributeMapper",
                        (Stub.Reply) arguments -> forms(),
                        "createForm",
                        Response.ok().build()));
    }
}
