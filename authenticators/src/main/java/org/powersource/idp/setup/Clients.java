package org.powersource.idp.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Encode;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.utils.ModelToRepresentation;
import org.keycloak.models.utils.RepresentationToModel;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.services.managers.ClientManager;
import org.keycloak.services.managers.RealmManager;

/**
 * Clients of the suite's pages: their flows, addresses and the client roles in their tokens. Values contain the addresses as in the realm
 * file, for any name of the realm.
 */
record Clients(Place place) implements Part {

    private static final List<String> FIELDS = List.of(
            "clientId",
            "name",
            "description",
            "enabled",
            "rootUrl",
            "baseUrl",
            "redirectUris",
            "webOrigins",
            "protocol",
            "publicClient",
            "standardFlowEnabled",
            "implicitFlowEnabled",
            "directAccessGrantsEnabled",
            "serviceAccountsEnabled",
            "frontchannelLogout",
            "fullScopeAllowed");
    /** The attributes to compare; Keycloak adds others. */
    private static final List<String> ATTRIBUTES = List.of("pkce.code.challenge.method", "post.logout.redirect.uris");

    private static final String SCOPE = "scope";
    private static final String FILES_REALM = "/realms/powersource/";

    /**
     * Reads a client of the realm file.
     *
     * @param scopes the file's {@code clientScopeMappings}
     */
    static Object shipped(JsonNode client, JsonNode scopes) {
        Map<String, List<String>> roles = new TreeMap<>();
        scopes.properties()
                .forEach(owner -> owner.getValue().forEach(mapping -> {
                    if (mapping.path("client").equals(client.path("clientId"))) {
                        roles.put(owner.getKey(), Value.texts(mapping.path("roles")));
                    }
                }));
        return content(client, roles);
    }

    private static ObjectNode content(JsonNode client, Map<String, List<String>> roles) {
        ObjectNode content = client.deepCopy();
        content.retain(FIELDS);
        content.set("attributes", ((ObjectNode) client.path("attributes").deepCopy()).retain(ATTRIBUTES));
        content.set(SCOPE, Value.of(roles).json());
        return content;
    }

    @Override
    public @Nullable Value read(String name) {
        ClientModel client = client(name);
        if (client == null) {
            return null;
        }
        Map<String, List<String>> roles = client.getScopeMappingsStream()
                .collect(Collectors.groupingBy(
                        Clients::owner, TreeMap::new, Collectors.mapping(RoleModel::getName, Collectors.toList())));
        JsonNode now = Value.of(ModelToRepresentation.toRepresentation(client, place.session()))
                .json();
        return moved(content(now, roles), realmPath(), FILES_REALM);
    }

    /** Client id of the role's client; empty for a role of the realm. */
    private static String owner(RoleModel role) {
        return role.getContainer() instanceof ClientModel client ? client.getClientId() : "";
    }

    @Override
    public void write(String name, Value value) {
        ObjectNode wanted =
                (ObjectNode) moved(value.json(), FILES_REALM, realmPath()).json();
        JsonNode roles = Objects.requireNonNull(wanted.remove(SCOPE));
        ClientRepresentation change = new Value(wanted).as(ClientRepresentation.class);
        ClientModel found = client(name);
        if (found != null) {
            RepresentationToModel.updateClient(change, found, place.session());
        }
        ClientModel client =
                found == null ? RepresentationToModel.createClient(place.session(), place.realm(), change) : found;
        client.getScopeMappingsStream().toList().forEach(client::deleteScopeMapping);
        roles.properties()
                .forEach(owner -> Value.texts(owner.getValue())
                        .forEach(role -> client.addScopeMapping(role(owner.getKey(), role))));
    }

    private RoleModel role(String clientId, String name) {
        ClientModel client = client(clientId);
        RoleModel role = client == null ? null : client.getRole(name);
        if (role == null) {
            throw new BadInput("realm", "The realm's client " + clientId + " has no role " + name);
        }
        return role;
    }

    @Override
    public void remove(String name) {
        new ClientManager(new RealmManager(place.session()))
                .removeClient(place.realm(), Objects.requireNonNull(client(name)));
    }

    private String realmPath() {
        return "/realms/" + Encode.encodePathAsIs(place.realm().getName()) + "/";
    }

    private static Value moved(JsonNode content, String from, String to) {
        return Value.parse(content.toString().replace("\"" + from, "\"" + to));
    }

    private @Nullable ClientModel client(String clientId) {
        return place.realm().getClientByClientId(clientId);
    }
}
