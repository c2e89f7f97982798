package org.powersource.idp.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.keycloak.models.GroupModel;
import org.keycloak.models.GroupProvider;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.powersource.idp.Stub;
import org.powersource.idp.keycloakdb.MemberRows;

class HeldGrantsTest {

    private final Map<String, RoleModel> roles = new HashMap<>();
    private final Map<String, GroupModel> groups = new HashMap<>();
    private final RealmModel realm =
            Stub.of(RealmModel.class, Map.of("getRoleById", (Stub.Reply) id -> roles.get(String.valueOf(id[0]))));
    private final KeycloakSession session = Stub.of(
            KeycloakSession.class,
            Map.of(
                    "getContext",
                    Stub.of(KeycloakContext.class, Map.of()),
                    "groups",
                    Stub.of(GroupProvider.class, Map.of("getGroupById", (Stub.Reply)
                            id -> groups.get(String.valueOf(id[1]))))));

    @Test
    void rolesAndGroupsThatGiveTheRoleInAnyWayArePicked() {
        role("wanted");
        role("other");
        role("composite", "wanted");
        role("composite of composite", "composite");
        role("composite of others", "other");
        group("with role", null, "wanted");
        group("with composite", null, "composite of composite");
        group("below", "with role");
        group("far below", "below", "other");
        group("with another", null, "composite of others");
        group("without", null);

        assertThat(giving("wanted"))
                .isEqualTo(new MemberRows.Grants(
                        Set.of("wanted", "composite", "composite of composite"),
                        Set.of("with role", "with composite", "below", "far below")));
    }

    @Test
    void rolesThatContainEachOtherCauseNoEndlessLoop() {
        role("first", "second");
        role("second", "first");

        assertThat(giving("wanted")).isEqualTo(MemberRows.Grants.NONE);
    }

    @Test
    void removedRolesAndGroupsGiveNothing() {
        assertThat(new HeldGrants(session, realm, new MemberRows.Held(Map.of("gone", 1L), Set.of("gone")))
                        .giving(role -> true))
                .isEqualTo(MemberRows.Grants.NONE);
    }

    private MemberRows.Grants giving(String wanted) {
        Map<String, Long> members = new HashMap<>();
        groups.keySet().forEach(id -> members.put(id, 1L));
        return new HeldGrants(session, realm, new MemberRows.Held(members, roles.keySet()))
                .giving(role -> role.getId().equals(wanted));
    }

    private void role(String id, String... parts) {
        roles.put(id, Stub.of(RoleModel.class, Map.of("getId", id, "getCompositesStream", (Stub.Reply)
                none -> Stream.of(parts).map(roles::get))));
    }

    private void group(String id, @Nullable String parent, String... given) {
        groups.put(
                id,
                Stub.of(
                        GroupModel.class,
                        Map.of(
                                "getRoleMappingsStream",
                                (Stub.Reply) none -> Stream.of(given).map(roles::get),
                                "getParent",
                                (Stub.Reply) none -> parent == null ? null : groups.get(parent))));
    }
}
