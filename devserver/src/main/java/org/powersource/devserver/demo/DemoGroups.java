package org.powersource.devserver.demo;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.resource.GroupsResource;
import org.keycloak.representations.idm.GroupRepresentation;

/** Groups of a realm by path. */
final class DemoGroups {

    private final GroupsResource groups;

    DemoGroups(GroupsResource groups) {
        this.groups = groups;
    }

    /** Creates the group and missing parents, and returns its id. */
    String require(String path) {
        String parent = null;
        for (String name : path.substring(1).split("/", -1)) {
            parent = require(parent, name);
        }
        return Objects.requireNonNull(parent);
    }

    /** Lets people with an address of that mail domain ask the district's contacts for an account. */
    void domain(String path, String domain) {
        String id = require(path);
        GroupRepresentation group = groups.group(id).toRepresentation();
        group.setAttributes(Map.of("domains", List.of(domain)));
        groups.group(id).update(group);
    }

    private String require(@Nullable String parent, String name) {
        Optional<GroupRepresentation> group = children(parent).stream()
                .filter(child -> child.getName().equals(name))
                .findFirst();
        return group.isPresent() ? group.get().getId() : create(parent, name);
    }

    private List<GroupRepresentation> children(@Nullable String parent) {
        return parent == null ? groups.groups() : groups.group(parent).getSubGroups(0, Integer.MAX_VALUE, true);
    }

    private String create(@Nullable String parent, String name) {
        GroupRepresentation group = new GroupRepresentation();
        group.setName(name);
        try (Response response =
                parent == null ? groups.add(group) : groups.group(parent).subGroup(group)) {
            return CreatedResponseUtil.getCreatedId(response);
        }
    }
}
