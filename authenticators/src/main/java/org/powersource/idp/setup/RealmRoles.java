package org.powersource.idp.setup;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RoleModel;

/** Realm roles: description and the client roles that they are composed of. */
record RealmRoles(Place place) implements Part {

    /** @param composites names of client roles, by client id */
    private record Role(@Nullable String description, Map<String, List<String>> composites, List<String> realmRoles) {}

    /** Reads a role of the realm file, without the fields that don't matter here. */
    static Object shipped(JsonNode role) {
        Map<String, List<String>> clients = new TreeMap<>();
        role.at("/composites/client")
                .properties()
                .forEach(client -> clients.put(client.getKey(), Value.texts(client.getValue())));
        return new Role(role.path("description").textValue(), clients, Value.texts(role.at("/composites/realm")));
    }

    @Override
    public @Nullable Value read(String name) {
        RoleModel role = place.realm().getRole(name);
        if (role == null) {
            return null;
        }
        Map<String, List<String>> clients = role.getCompositesStream()
                .filter(part -> part.getContainer() instanceof ClientModel)
                .collect(Collectors.groupingBy(
                        part -> ((ClientModel) part.getContainer()).getClientId(),
                        TreeMap::new,
                        Collectors.mapping(RoleModel::getName, Collectors.toList())));
        List<String> realmRoles = role.getCompositesStream()
                .filter(part -> !part.isClientRole())
                .map(RoleModel::getName)
                .toList();
        return Value.of(new Role(role.getDescription(), clients, realmRoles));
    }

    @Override
    public void write(String name, Value value) {
        RoleModel found = place.realm().getRole(name);
        RoleModel role = found == null ? place.realm().addRole(name) : found;
        role.setDescription(value.json().path("description").textValue());
        role.getCompositesStream().toList().forEach(role::removeCompositeRole);
        value.json()
                .path("composites")
                .properties()
                .forEach(client -> Value.texts(client.getValue())
                        .forEach(part -> role.addCompositeRole(clientRole(client.getKey(), part))));
    }

    private RoleModel clientRole(String clientId, String name) {
        ClientModel client = place.realm().getClientByClientId(clientId);
        RoleModel role = client == null ? null : client.getRole(name);
        if (role == null) {
            throw new BadInput("realm", "The realm's client " + clientId + " has no role " + name);
        }
        return role;
    }

    @Override
    public void remove(String name) {
        place.realm().removeRole(place.realm().getRole(name));
    }

    /** Whether an account or a group has the role. */
    @Override
    public boolean isInUse(String name) {
        return place.grants().isGranted(place.realm().getRole(name).getId());
    }
}
