package org.powersource.idp.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.common.Profile;
import org.keycloak.models.ClientModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.Stub;

class PrivilegeTest {

    private static final KeycloakSession SESSION = Stub.of(
            KeycloakSession.class,
            Map.of("getContext", Stub.of(KeycloakContext.class, Map.of("getRealm", realm("school")))));

    @BeforeAll
    static void features() {
        Profile.defaults();
    }

    /** A client of the realm, if one is named; else it is a role of the realm. */
    @ParameterizedTest
    @CsvSource({
        "school, , technical-contact, CONTACT",
        "school, , implementation-contact, CONTACT",
        "school, , sales-representative, CONTACT",
        "school, , teacher, NONE",
        "school, , offline_access, NONE",
        "school, , admin, ADMINISTRATOR",
        "school, , manage-users, ADMINISTRATOR",
        "school, realm-management, realm-admin, ADMINISTRATOR",
        "school, realm-management, manage-users, ADMINISTRATOR",
        "school, realm-management, view-users, ADMINISTRATOR",
        "school, realm-management, of-their-own, ADMINISTRATOR",
        // Part of each contact's role.
        "school, realm-management, query-users, CONTACT",
        "school, realm-management, query-groups, CONTACT",
        // Named like one that counts.
        "school, gradebook, manage-users, NONE",
        "school, gradebook, technical-contact, NONE",
        "school, gradebook-realm, manage-users, NONE",
        "master, school-realm, manage-users, ADMINISTRATOR"
    })
    void roleMakesPrivileged(String realm, @Nullable String client, String name, Privilege privilege) {
        RoleModel role = role(realm, client, name);

        assertThat(Privilege.byRole(user(role))).isEqualTo(privilege);
        assertThat(Privilege.of(SESSION, user(role))).isEqualTo(privilege);
        assertThat(Privilege.byRole(member(role))).as("by a group").isEqualTo(privilege);
        assertThat(Privilege.byRole(user(composite(role))))
                .as("by a composite role")
                .isEqualTo(privilege);
        assertThat(Privilege.isGivenBy(role)).isEqualTo(privilege != Privilege.NONE);
        assertThat(Privilege.isGivenBy(composite(role))).as("not by itself").isFalse();
    }

    @Test
    void highestRoleCounts() {
        RoleModel none = role("school", null, "teacher");
        RoleModel contact = role("school", null, "technical-contact");
        RoleModel administrator = role("school", "realm-management", "realm-admin");

        assertThat(Privilege.byRole(user())).isEqualTo(Privilege.NONE);
        assertThat(Privilege.byRole(user(none, contact))).isEqualTo(Privilege.CONTACT);
        assertThat(Privilege.byRole(user(none, contact, administrator))).isEqualTo(Privilege.ADMINISTRATOR);
        assertThat(Privilege.byRole(user(administrator, contact, none))).isEqualTo(Privilege.ADMINISTRATOR);
    }

    private static RealmModel realm(String name) {
        return Stub.of(RealmModel.class, Map.of("getName", name));
    }

    private static ClientModel client(String realm, String clientId) {
        return Stub.of(ClientModel.class, Map.of("getRealm", realm(realm), "getClientId", clientId));
    }

    private static RoleModel role(String realm, @Nullable String client, String name) {
        return Stub.of(
                RoleModel.class,
                Map.of(
                        "getName",
                        name,
                        "isClientRole",
                        client != null,
                        "getContainer",
                        client == null ? realm(realm) : client(realm, client)));
    }

    private static RoleModel composite(RoleModel part) {
        return Stub.of(
                RoleModel.class,
                Map.of("getName", "headteacher", "getContainer", realm("school"), "getCompositesStream", (Stub.Reply)
                        none -> Stream.of(part)));
    }

    private static UserModel member(RoleModel role) {
        GroupModel group =
                Stub.of(GroupModel.class, Map.of("getRoleMappingsStream", (Stub.Reply) none -> Stream.of(role)));
        return Stub.of(UserModel.class, Map.of("getGroupsStream", (Stub.Reply) none -> Stream.of(group)));
    }

    private static UserModel user(RoleModel... roles) {
        return Stub.of(UserModel.class, Map.of("getRoleMappingsStream", (Stub.Reply) none -> Stream.of(roles)));
    }
}
