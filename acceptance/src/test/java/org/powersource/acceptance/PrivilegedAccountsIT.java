package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.RoleMappingResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Suite;

/** However an account gets a privileged role: no contact sees or changes the account, and no reminder question opens it. */
@OnTheSuite
class PrivilegedAccountsIT {

    private enum By {
        OWN_ROLE,
        COMPOSITE,
        COMPOSITE_OF_COMPOSITE,
        GROUP,
        PARENT_GROUP,
        COMPOSITE_BY_PARENT_GROUP
    }

    private final PasswordRecovery recovery;
    private final RealmResource realm;

    PrivilegedAccountsIT(Suite suite) {
        this.recovery = PasswordRecovery.in(suite);
        this.realm = recovery.realm().serversAdmin();
    }

    @ParameterizedTest
    @CsvSource({
        "technical-contact, OWN_ROLE, true",
        "sales-representative, COMPOSITE, true",
        "implementation-contact, COMPOSITE_OF_COMPOSITE, true",
        "technical-contact, GROUP, true",
        "technical-contact, PARENT_GROUP, true",
        "technical-contact, COMPOSITE_BY_PARENT_GROUP, true",
        "realm-management/view-users, OWN_ROLE, true",
        "realm-management/query-users, OWN_ROLE, true",
        "realm-management/manage-events, COMPOSITE, true",
        "realm-management/realm-admin, COMPOSITE_OF_COMPOSITE, true",
        "realm-management/impersonation, GROUP, true",
        "realm-management/manage-users, PARENT_GROUP, true",
        "realm-management/manage-realm, COMPOSITE_BY_PARENT_GROUP, true",
        "create-realm, OWN_ROLE, true",
        "create-realm, COMPOSITE, true",
        "account/manage-account, OWN_ROLE, false",
        "offline_access, COMPOSITE_BY_PARENT_GROUP, false"
    })
    void isOneRuleForAll(String roleName, By by, boolean privileged) {
        var district = recovery.realm().newDistrict("Privileged");
        Account account = district.newMember().site(recovery.site()).create();
        AdminApi contact = AdminApi.as(district.technicalContact());
        assertThat(contact.addresses("")).containsExactly(stored(account));

        give(account, role(roleName), by);

        assertThat(contact.addresses("")).isEqualTo(privileged ? List.of() : List.of(stored(account)));
        assertThat(contact.get("/users/count").json().asInt()).isEqualTo(privileged ? 0 : 1);
        assertThat(contact.get("/users/" + account.id()).status()).isEqualTo(privileged ? 403 : 200);
        assertThat(contact.put("/users/" + account.id(), Map.of("firstName", "Janet"))
                        .status())
                .isEqualTo(privileged ? 403 : 204);
        recovery.askForMail(recovery.browser("owner"), account);
        assertThat(recovery.told(account))
                .isEqualTo(privileged ? PasswordRecovery.NEWS_SUBJECT : PasswordRecovery.LINK_SUBJECT);
    }

    private static String stored(Account account) {
        return account.admin().toRepresentation().getEmail();
    }

    private void give(Account account, RoleRepresentation role, By by) {
        UserResource user = realm.users().get(account.id());
        switch (by) {
            case OWN_ROLE -> add(user.roles(), role);
            case COMPOSITE -> add(user.roles(), composite(role));
            case COMPOSITE_OF_COMPOSITE -> add(user.roles(), composite(composite(role)));
            case GROUP -> user.joinGroup(group(role, false));
            case PARENT_GROUP -> user.joinGroup(group(role, true));
            case COMPOSITE_BY_PARENT_GROUP -> user.joinGroup(group(composite(role), true));
        }
    }

    /** A realm role, or client and role. */
    private RoleRepresentation role(String name) {
        if (name.contains("/")) {
            String[] parts = name.split("/", -1);
            String client = realm.clients().findByClientId(parts[0]).get(0).getId();
            return realm.clients().get(client).roles().get(parts[1]).toRepresentation();
        }
        if (realm.roles().list(name, true).stream()
                .noneMatch(role -> role.getName().equals(name))) {
            realm.roles().create(new RoleRepresentation(name, "", false));
        }
        return realm.roles().get(name).toRepresentation();
    }

    private RoleRepresentation composite(RoleRepresentation role) {
        String name = "with-" + UUID.randomUUID();
        realm.roles().create(new RoleRepresentation(name, "", false));
        realm.roles().get(name).addComposites(List.of(role));
        return realm.roles().get(name).toRepresentation();
    }

    /** @return the group, or one below it */
    private String group(RoleRepresentation role, boolean below) {
        GroupRepresentation group = new GroupRepresentation();
        group.setName("group-" + UUID.randomUUID());
        try (Response made = realm.groups().add(group)) {
            String id = CreatedResponseUtil.getCreatedId(made);
            add(realm.groups().group(id).roles(), role);
            if (!below) {
                return id;
            }
            try (Response child = realm.groups().group(id).subGroup(group)) {
                return CreatedResponseUtil.getCreatedId(child);
            }
        }
    }

    private static void add(RoleMappingResource roles, RoleRepresentation role) {
        if (Boolean.TRUE.equals(role.getClientRole())) {
            roles.clientLevel(role.getContainerId()).add(List.of(role));
        } else {
            roles.realmLevel().add(List.of(role));
        }
    }
}
