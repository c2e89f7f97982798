package org.powersource.idp.setup;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RoleModel;

/** Top-level groups with description, attributes and roles. Child groups and members belong to the realm. */
record Groups(Place place) implements Part {

    @Override
    public @Nullable Value read(String name) {
        GroupModel group = group(name);
        if (group == null) {
            return null;
        }
        Map<String, Object> content = new TreeMap<>();
        content.put("description", group.getDescription() == null ? "" : group.getDescription());
        content.put("attributes", group.getAttributes());
        content.put(
                "roles", group.getRoleMappingsStream().map(RoleModel::getName).toList());
        return Value.of(content);
    }

    @Override
    public void write(String name, Value value) {
        GroupModel found = group(name);
        GroupModel group = found == null ? place.realm().createGroup(name) : found;
        group.setDescription(value.json().path("description").textValue());
    }

    @Override
    public void remove(String name) {
        place.realm().removeGroup(Objects.requireNonNull(group(name)));
    }

    /** Whether the group has child groups or members. */
    @Override
    public boolean isInUse(String name) {
        return place.grants().isUsed(Objects.requireNonNull(group(name)).getId());
    }

    private @Nullable GroupModel group(String name) {
        return place.session().groups().getGroupByName(place.realm(), null, name);
    }

    @Override
    public String label(String name) {
        return "/" + name;
    }
}
