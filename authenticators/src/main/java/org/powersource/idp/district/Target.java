package org.powersource.idp.district;

import org.jspecify.annotations.Nullable;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Whether the contact manages the user or group of a request; false for an unknown id. */
final class Target {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Contact contact;

    Target(KeycloakSession session, RealmModel realm, Contact contact) {
        this.session = session;
        this.realm = realm;
        this.contact = contact;
    }

    boolean isUser(String id) {
        UserModel user = session.users().getUserById(realm, id);
        return user != null && contact.manages(user);
    }

    /** True also for the parent of the contact's districts, except for its members and for a new account. */
    boolean isGroup(String id, @Nullable AllowedOperation operation) {
        return isOwnGroup(id)
                || (operation != AllowedOperation.GROUP_MEMBERS
                        && operation != AllowedOperation.CREATE
                        && contact.groups().stream().anyMatch(own -> id.equals(own.getParentId())));
    }

    boolean isOwnGroup(String id) {
        GroupModel group = new Districts(session).group(realm, id);
        return group != null && contact.groups().contains(group);
    }
}
