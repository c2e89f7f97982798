package org.powersource.idp.account;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.keycloak.authorization.fgap.AdminPermissionsSchema;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Conditions for a mailed link to work, stored in its mail's details: since the mail was ordered, the account has got no higher {@link
 * Privilege} and has left no group, so no district.
 */
public final class LinkTerms {

    private static final String PRIVILEGE = "privilege";
    private static final String GROUPS = "groups";
    private static final String SEPARATOR = ",";
    /** Number of group ids that fit into a mail's details. */
    private static final int MOST_GROUPS = 40;

    private final KeycloakSession session;
    private final UserModel user;

    public LinkTerms(KeycloakSession session, UserModel user) {
        this.session = session;
        this.user = user;
    }

    /** Details to store with a mail that is being ordered. */
    public Map<String, String> details() {
        return Map.of(
                PRIVILEGE,
                privilege().name(),
                GROUPS,
                groups().stream().sorted().limit(MOST_GROUPS).collect(Collectors.joining(SEPARATOR)));
    }

    /**
     * Whether the terms of a mail that was ordered before are still met.
     *
     * @param ordered the mail's details; a mail without terms is for an account without privileges
     */
    public boolean areMet(Map<String, String> ordered) {
        String kept = ordered.getOrDefault(GROUPS, "");
        Set<String> left = kept.isEmpty() ? Set.of() : Set.of(kept.split(SEPARATOR));
        return privilege().compareTo(Privilege.valueOf(ordered.getOrDefault(PRIVILEGE, Privilege.NONE.name()))) <= 0
                && groups().containsAll(left);
    }

    private Privilege privilege() {
        return unrestricted(() -> Privilege.of(session, user));
    }

    private Set<String> groups() {
        return unrestricted(() -> user.getGroupsStream().map(GroupModel::getId).collect(Collectors.toSet()));
    }

    /** Reads without permission checks, because the request may be an administrator's or a contact's. */
    private <T> T unrestricted(Supplier<T> read) {
        return AdminPermissionsSchema.runWithoutAuthorization(session, read);
    }
}
