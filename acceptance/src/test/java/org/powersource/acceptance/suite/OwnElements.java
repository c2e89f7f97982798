package org.powersource.acceptance.suite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.representations.idm.ClientPoliciesRepresentation;
import org.keycloak.representations.idm.ClientPolicyRepresentation;
import org.keycloak.representations.idm.ClientProfileRepresentation;
import org.keycloak.representations.idm.ClientProfilesRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPConfig;

/** What a realm has of its own before it gets the suite. */
public final class OwnElements {

    private final Realm realm;
    private final AdminApi api;

    /** @param api with an administrator's token */
    public OwnElements(Realm realm, AdminApi api) {
        this.realm = realm;
        this.api = api;
    }

    /** Flow, profile, policies, permissions, role and theme of its own. */
    public void addAll() {
        realm.admin().flows().copy("browser", Map.of("newName", "our browser")).close();
        UPConfig profile = realm.admin().users().userProfile().getConfiguration();
        UPAttribute school = new UPAttribute("school");
        school.setDisplayName("School");
        profile.addOrReplaceAttribute(school);
        realm.admin().users().userProfile().update(profile);
        addPolicy();
        realm.admin().roles().create(new RoleRepresentation("teacher", "Teaches", false));
        RealmRepresentation change = new RealmRepresentation();
        change.setBrowserFlow("our browser");
        change.setAccountTheme("keycloak.v3");
        change.setAdminPermissionsEnabled(true);
        realm.admin().update(change);
        addPermission();
    }

    public void addPolicy() {
        ClientProfileRepresentation ours = new ClientProfileRepresentation();
        ours.setName("ours");
        ours.setExecutors(List.of());
        ClientProfilesRepresentation profiles = new ClientProfilesRepresentation();
        profiles.setProfiles(List.of(ours));
        realm.admin().clientPoliciesProfilesResource().updateProfiles(profiles);
        ClientPolicyRepresentation policy = new ClientPolicyRepresentation();
        policy.setName("ours");
        policy.setEnabled(true);
        policy.setConditions(List.of());
        policy.setProfiles(List.of("ours"));
        ClientPoliciesRepresentation policies = new ClientPoliciesRepresentation();
        policies.setPolicies(List.of(policy));
        realm.admin().clientPoliciesPoliciesResource().updatePolicies(policies);
    }

    private void addPermission() {
        String client = realm.admin()
                .clients()
                .findByClientId("admin-permissions")
                .get(0)
                .getId();
        String policies = "/clients/" + client + "/authz/resource-server";
        Map<String, Object> policy = new HashMap<>();
        policy.put("name", "Only teachers");
        policy.put("logic", "POSITIVE");
        policy.put(
                "roles",
                List.of(Map.of(
                        "id",
                        realm.admin().roles().get("teacher").toRepresentation().getId())));
        created(api.post(policies + "/policy/role", policy).status());
        Map<String, Object> permission = new HashMap<>();
        permission.put("name", "Teachers see clients");
        permission.put("resourceType", "Clients");
        permission.put("scopes", List.of("view"));
        permission.put("policies", List.of("Only teachers"));
        created(api.post(policies + "/permission/scope", permission).status());
    }

    private static void created(int status) {
        if (status != 201) {
            throw new IllegalStateException("Not created: " + status);
        }
    }
}
