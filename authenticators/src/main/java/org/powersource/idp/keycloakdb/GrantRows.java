package org.powersource.idp.keycloakdb;

import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Ways to have a role: by composite roles, by groups, or directly. Queries start at the roles, so accounts aren't read one by one. */
public final class GrantRows {

    private static final String CONTAINING_ROLES =
            "select c.parentRole.id from CompositeRoleEntity c where c.childRole.id in :ids";

    private static final String GROUPS_WITH_ROLES =
            "select r.group.id from GroupRoleMappingEntity r where r.roleId in :ids";

    private static final String CHILD_GROUPS_WITH_CHILDREN = "select g.id from GroupEntity g where g.parentId in :ids"
            + " and exists (select 1 from GroupEntity c where c.parentId = g.id)";

    private static final String ACCOUNT_WITH_ROLE = "select 1 from UserRoleMappingEntity m where m.roleId = :id";

    private static final String GROUP_WITH_ROLE = "select 1 from GroupRoleMappingEntity m where m.roleId = :id";

    private static final String CHILD_GROUP = "select 1 from GroupEntity g where g.parentId = :id";

    private static final String MEMBER = "select 1 from UserGroupMembershipEntity m where m.groupId = :id";

    private final Rows rows;

    public GrantRows(KeycloakSession session, RealmModel realm) {
        this(Rows.of(session, realm));
    }

    GrantRows(Rows rows) {
        this.rows = rows;
    }

    /** Whether an account or a group has the role directly. */
    public boolean isGranted(String role) {
        return rows.exist(ACCOUNT_WITH_ROLE, role) || rows.exist(GROUP_WITH_ROLE, role);
    }

    /** Whether the group has child groups or members. */
    public boolean isUsed(String group) {
        return rows.exist(CHILD_GROUP, group) || rows.exist(MEMBER, group);
    }

    /** Ids of the roles, and of all composite roles that contain one. */
    Set<String> rolesContaining(Set<String> roles) {
        return rows.withAllOf(roles, CONTAINING_ROLES);
    }

    /**
     * Ids of the groups whose members have one of the roles: those that have it, and all below. Leaves out groups that have neither
     * children nor such a role; the caller finds these by their parent.
     */
    Set<String> groupsAndParents(Set<String> roles) {
        return rows.withAllOf(rows.found(GROUPS_WITH_ROLES, roles), CHILD_GROUPS_WITH_CHILDREN);
    }
}
