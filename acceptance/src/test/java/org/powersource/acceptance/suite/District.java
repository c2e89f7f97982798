package org.powersource.acceptance.suite;

import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.resource.GroupResource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.GroupRepresentation;

/** A child group of {@code /districts}. */
public record District(Realm realm, String id, String name) {

    private static final String PARENT = "/districts";

    static District create(Realm realm, String start) {
        String name = start + " " + UUID.randomUUID().toString().substring(0, 8);
        return new District(realm, create(realm.admin(), name), name);
    }

    /** Creates the group, and returns its id. */
    public static String create(RealmResource realm, String name) {
        GroupRepresentation group = new GroupRepresentation();
        group.setName(name);
        try (Response response =
                realm.groups().group(realm.getGroupByPath(PARENT).getId()).subGroup(group)) {
            return CreatedResponseUtil.getCreatedId(response);
        }
    }

    public String path() {
        return PARENT + "/" + name;
    }

    public GroupResource admin() {
        return realm.admin().groups().group(id);
    }

    /** Limits the district to these sites. */
    public District sites(String... clientIds) {
        GroupRepresentation group = admin().toRepresentation();
        group.setAttributes(Map.of("sites", List.of(clientIds)));
        admin().update(group);
        return this;
    }

    /** People with an address of one of these mail domains can ask its contacts for an account. */
    public District domains(String... domains) {
        GroupRepresentation group = admin().toRepresentation();
        Map<String, List<String>> attributes = new HashMap<>(group.getAttributes());
        attributes.put("domains", List.of(domains));
        group.setAttributes(attributes);
        admin().update(group);
        return this;
    }

    /** Renames the group. */
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
