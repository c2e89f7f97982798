package org.powersource.idp.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.keycloak.authorization.model.Policy;
import org.keycloak.authorization.model.Resource;
import org.keycloak.authorization.model.ResourceServer;
import org.keycloak.authorization.model.Scope;
import org.keycloak.models.ClientModel;
import org.keycloak.models.utils.ModelToRepresentation;
import org.keycloak.models.utils.RepresentationToModel;
import org.keycloak.representations.idm.authorization.PolicyRepresentation;
import org.keycloak.representations.idm.authorization.ResourceServerRepresentation;

/** Policies and permissions of the realm's fine-grained admin permissions. */
record Permissions(Place place) implements Part {

    /** Lists that a representation contains as texts. */
    private static final List<String> LISTS = List.of("scopes", "resources", "applyPolicies");

    /** Reads a policy of the realm file, where the lists in {@code config} are JSON in a text. */
    static Object shipped(JsonNode policy) {
        ObjectNode copy = policy.deepCopy();
        ObjectNode config = (ObjectNode) copy.get("config");
        LISTS.stream()
                .filter(config::has)
                .forEach(list -> config.set(
                        list, Value.parse(config.get(list).textValue()).json()));
        return copy;
    }

    @Override
    public @Nullable Value read(String name) {
        Policy policy = find(name);
        if (policy == null) {
            return null;
        }
        Map<String, Object> config = new TreeMap<>(policy.getConfig());
        config.put("scopes", policy.getScopes().stream().map(Scope::getName).toList());
        config.put(
                "resources",
                policy.getResources().stream().map(Resource::getName).toList());
        config.put(
                "applyPolicies",
                policy.getAssociatedPolicies().stream().map(Policy::getName).toList());
        Map<String, Object> content = new TreeMap<>();
        content.put("name", name);
        content.put("description", policy.getDescription() == null ? "" : policy.getDescription());
        content.put("type", policy.getType());
        content.put("logic", policy.getLogic());
        content.put("decisionStrategy", policy.getDecisionStrategy());
        content.put("config", config);
        return Value.of(content);
    }

    /** Writes the policy as a realm import does. */
    @Override
    public void write(String name, Value value) {
        ObjectNode policy = value.json().deepCopy();
        ObjectNode config = policy.withObject("/config");
        LISTS.stream()
                .filter(config::has)
                .forEach(list -> config.put(list, config.get(list).toString()));
        ClientModel client = place.realm().getAdminPermissionsClient();
        ResourceServer server = server();
        if (client == null || server == null) {
            throw new BadInput("realm", "The realm's admin permissions are on, but their client is missing");
        }
        ResourceServerRepresentation change = ModelToRepresentation.toRepresentation(server, client);
        change.setScopes(List.of());
        change.setResources(List.of());
        change.setPolicies(List.of(new Value(policy).as(PolicyRepresentation.class)));
        RepresentationToModel.toModel(change, place.authorization(), client);
    }

    @Override
    public void remove(String name) {
        place.authorization()
                .getStoreFactory()
                .getPolicyStore()
                .delete(Objects.requireNonNull(find(name)).getId());
    }

    /** Whether one of the realm's own permissions applies the policy. */
    @Override
    public boolean isInUse(String name) {
        return !place.authorization()
                .getStoreFactory()
                .getPolicyStore()
                .findDependentPolicies(
                        server(), Objects.requireNonNull(find(name)).getId())
                .isEmpty();
    }

    private @Nullable Policy find(String name) {
        ResourceServer server = server();
        return server == null
                ? null
                : place.authorization().getStoreFactory().getPolicyStore().findByName(server, name);
    }

    private @Nullable ResourceServer server() {
        ClientModel client = place.realm().getAdminPermissionsClient();
        return client == null
                ? null
                : place.authorization()
                        .getStoreFactory()
                        .getResourceServerStore()
                        .findByClient(client);
    }
}
