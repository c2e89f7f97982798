package org.powersource.acceptance.suite;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.resource.GroupResource;
import org.keycloak.representations.idm.GroupRepresentation;

/** A child group of {@code /districts}. */
public record District(Realm realm, String id, String name) {

    private static final String PARENT = "/districts";

    static District create(Realm realm, String start) {
        GroupRepresentation group = new GroupRepresentation();
        group.setName(start + " " + UUID.randomUUID().toString().substring(0, 8));
        try (Response response = parent(realm).subGroup(group)) {
            return new District(realm, CreatedResponseUtil.getCreatedId(response), group.getName());
        }
    }

    private static GroupResource parent(Realm realm) {
        return realm.admin().groups().group(realm.admin().getGroupByPath(PARENT).getId());
    }

    public String path() {
        return PARENT + "/" + name;
    }

    public GroupResource admin() {
        return realm.admin().groups().group(id);
    }

    /** Has these sites only. */
    public District sites(String... clientIds) {
        GroupRepresentation group = admin().toRepresentation();
        group.setAttributes(Map.of("sites", List.of(clientIds)));
        admin().update(group);
        return this;
    }

    /** The same group with another name. */
    public District rename(String other) {
        GroupRepresentation group = admin().toRepresentation();
        group.setName(other);
        admin().update(group);
        return new District(realm, id, other);
    }

    public NewAccount newMember() {
        return realm.newAccount().group(path());
    }

    public Account contact(String role) {
        return newMember().realmRole(role).create();
    }

    public Account technicalContact() {
        return contact("technical-contact");
    }

    @Override
    public String toString() {
        return path();
    }
}
