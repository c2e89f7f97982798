package org.powersource.idp.district;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.powersource.idp.account.ContactRole;

/** Districts that nobody looks after: their people are sent to a contact who isn't there. One query, however many there are. */
final class Coverage {

    private static final String UNCOVERED = "select g.id, g.name from GroupEntity g where g.parentId = :districts"
            + " and not exists (select 1 from UserGroupMembershipEntity m where m.groupId = g.id and m.user.enabled = true"
            + " and not exists (select 1 from UserRequiredActionEntity a where a.user.id = m.user.id and a.action = :activate)"
            + " and (exists (select 1 from UserRoleMappingEntity r where r.user.id = m.user.id and r.roleId in :roles)"
            + " or exists (select 1 from UserGroupMembershipEntity o, GroupRoleMappingEntity r"
            + " where o.user.id = m.user.id and r.group.id = o.groupId and r.roleId in :roles)))";

    private final KeycloakSession session;
    private final RealmModel realm;

    Coverage(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Names of districts without an active contact, by id. */
    Map<String, String> gaps() {
        GroupModel districts =
                new Districts(session).top(realm, Districts.PARENT).orElse(null);
        List<String> roles = Arrays.stream(ContactRole.values())
                .filter(role -> !role.isForGuests())
                .map(role -> realm.getRole(role.roleName()))
                .filter(Objects::nonNull)
                .map(RoleModel::getId)
                .toList();
        Map<String, String> gaps = new TreeMap<>();
        if (districts == null || roles.isEmpty()) {
            return gaps;
        }
        session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(UNCOVERED, Object[].class)
                .setParameter("districts", districts.getId())
                .setParameter("activate", AllowedField.ACTIVATE.path())
                .setParameter("roles", roles)
                .getResultStream()
                .forEach(row -> gaps.put((String) row[0], (String) row[1]));
        return gaps;
    }
}
