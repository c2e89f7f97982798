package org.powersource.idp.site;

import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.powersource.idp.Stub;
import org.powersource.idp.StubRows;

/** Sites without a database. */
public final class StubSites {

    public static final RealmModel REALM = Stub.of(RealmModel.class, Map.of("getId", "r", "getName", "r"));

    private StubSites() {}

    /** Id of a site, which a rename of its client doesn't change. */
    public static String id(String site) {
        return "id-" + site;
    }

    /** A client with the site's role. */
    public static ClientModel site(String clientId, String id, @Nullable String name) {
        Map<String, Object> client = new HashMap<>();
        ClientModel site = Stub.of(ClientModel.class, client);
        RoleModel role = Stub.of(
                RoleModel.class,
                Map.of("getId", id, "getName", "site-access", "isClientRole", true, "getContainer", site));
        client.putAll(Map.of("getClientId", clientId, "isEnabled", true, "getRole", (Stub.Reply)
                asked -> asked[0].equals("site-access") ? role : null));
        if (name != null) {
            client.put("getName", name);
        }
        return site;
    }

    public static ClientModel site(String clientId) {
        return site(clientId, id(clientId), null);
    }

    public static Sites of(ClientModel... sites) {
        List<Object[]> rows = Arrays.stream(sites)
                .map(site -> new Object[] {site.getRole("site-access").getId(), site.getClientId(), site.getName()})
                .toList();
        EntityManager entities = StubRows.of(Map.of(Object[].class, rows));
        KeycloakSession session = Stub.of(
                KeycloakSession.class,
                Map.of("getProvider", Stub.of(JpaConnectionProvider.class, Map.of("getEntityManager", entities))));
        return new Sites(session, REALM);
    }
}
