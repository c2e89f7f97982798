package org.powersource.idp.site;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RoleUtils;

/** The sites of one account. Its ticks, roles and groups are each read once, however many sites the realm has. */
public final class AccountSites {

    private final UserModel user;
    private final Set<String> ticks;
    private final Set<String> roles;
    private @Nullable Map<String, SortedSet<String>> groups;

    public AccountSites(UserModel user) {
        this.user = user;
        this.ticks = user.getAttributeStream(Sites.ATTRIBUTE).collect(Collectors.toSet());
        this.roles = ids(RoleUtils.getDeepUserRoleMappings(user));
    }

    /** Whether the account may use the site. */
    public boolean has(Sites.Site site) {
        return isTicked(site) || isGrantedByRole(site);
    }

    public boolean isTicked(Sites.Site site) {
        return ticks.contains(site.clientId());
    }

    /** Whether a role grants the site (direct, by a group or by a composite role), with or without a tick. */
    public boolean isGrantedByRole(Sites.Site site) {
        return roles.contains(site.id());
    }

    /** Names of the account's groups that grant the site. */
    public SortedSet<String> groupsThatGrant(Sites.Site site) {
        Map<String, SortedSet<String>> known = groups;
        if (known == null) {
            known = namesByRole(user.getGroupsStream());
            groups = known;
        }
        return known.getOrDefault(site.id(), new TreeSet<>());
    }

    private static Map<String, SortedSet<String>> namesByRole(Stream<GroupModel> groups) {
        Map<String, SortedSet<String>> names = new HashMap<>();
        groups.forEach(group -> ids(RoleUtils.expandCompositeRoles(rolesOf(group)))
                .forEach(role ->
                        names.computeIfAbsent(role, any -> new TreeSet<>()).add(group.getName())));
        return names;
    }

    /** The group's own and those of the groups above it. */
    private static Set<RoleModel> rolesOf(GroupModel group) {
        return Stream.iterate(group, Objects::nonNull, GroupModel::getParent)
                .flatMap(GroupModel::getRoleMappingsStream)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<String> ids(Set<RoleModel> roles) {
        return roles.stream().map(RoleModel::getId).collect(Collectors.toSet());
    }
}
