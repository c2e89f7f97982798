package org.powersource.acceptance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.powersource.acceptance.suite.AdminApi.Reply;

/** Fine-grained admin permissions (version 2) of a realm, as operators create them in the console. */
public final class AdminPermissions {

    private final Realm realm;
    private final String server;

    public AdminPermissions(Realm realm) {
        this.realm = realm;
        this.server = "/clients/"
                + realm.admin()
                        .clients()
                        .findByClientId("admin-permissions")
                        .get(0)
                        .getId()
                + "/authz/resource-server";
    }

    /**
     * Creates a policy.
     *
     * @param settings those of the type
     * @return its id
     */
    public String policy(String type, Map<String, ?> settings) {
        return create("/policy/" + type, settings);
    }

    /**
     * Creates a permission to see and manage all resources of a type. All its policies have to grant.
     *
     * @param resourceType such as {@code Users}
     * @return its id
     */
    public String permit(String resourceType, String... policies) {
        return create(
                "/permission/scope",
                Map.of(
                        "resourceType",
                        resourceType,
                        "scopes",
                        List.of("view", "manage"),
                        "policies",
                        List.of(policies),
                        "decisionStrategy",
                        "UNANIMOUS"));
    }

    public void removePermission(String id) {
        assertThat(api().delete(server + "/permission/scope/" + id).status()).isEqualTo(204);
    }

    private String create(String path, Map<String, ?> settings) {
        Map<String, Object> body = new TreeMap<>(settings);
        body.put("name", "made by a test " + UUID.randomUUID());
        Reply made = api().post(server + path, body);
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made.json().path("id").asText();
    }

    private AdminApi api() {
        return realm.adminApi();
    }
}
