package org.powersource.idp.account;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.authorization.fgap.AdminPermissionsSchema;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.powersource.idp.keycloakdb.MemberRows;

/** Finds those roles and groups of some accounts that give a certain role. Reads Keycloak's caches, and no account. */
public final class HeldGrants {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final MemberRows.Held held;

    public HeldGrants(KeycloakSession session, RealmModel realm, MemberRows.Held held) {
        this.session = session;
        this.realm = realm;
        this.held = held;
    }

    /** Those that give a wanted role: by itself, by a composite role, or by a group above. */
    public MemberRows.Grants giving(Predicate<RoleModel> wanted) {
        return AdminPermissionsSchema.runWithoutAuthorization(
                session,
                () -> new MemberRows.Grants(
                        picked(held.roles(), id -> Stream.ofNullable(realm.getRoleById(id)), wanted),
                        picked(
                                held.groups().keySet(),
                                id -> rolesOf(session.groups().getGroupById(realm, id)),
                                wanted)));
    }

    private static Set<String> picked(
            Collection<String> ids, Function<String, Stream<RoleModel>> roles, Predicate<RoleModel> wanted) {
        return ids.stream()
                .filter(id -> roles.apply(id).anyMatch(role -> contains(role, wanted, new HashSet<>())))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<RoleModel> rolesOf(@Nullable GroupModel group) {
        return group == null
                ? Stream.empty()
                : Stream.concat(group.getRoleMappingsStream(), rolesOf(group.getParent()));
    }

    /** @param seen ids of composite roles on the way: they may contain each other */
    private static boolean contains(RoleModel role, Predicate<RoleModel> wanted, Set<String> seen) {
        return seen.add(role.getId())
                && (wanted.test(role) || role.getCompositesStream().anyMatch(part -> contains(part, wanted, seen)));
    }
}
