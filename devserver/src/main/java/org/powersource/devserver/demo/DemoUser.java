package org.powersource.devserver.demo;

import java.util.List;
import java.util.Locale;

/**
 * A demo account.
 *
 * @param email as the account's owner has to type it
 * @param shows what somebody learns by signing in with it
 * @param active whether the account was activated, so has a password
 * @param siteAccess ids of the clients that are sites
 */
public record DemoUser(
        String email,
        String firstName,
        String lastName,
        String shows,
        boolean active,
        List<String> groups,
        List<String> realmRoles,
        List<String> siteAccess) {

    public DemoUser {
        groups = List.copyOf(groups);
        realmRoles = List.copyOf(realmRoles);
        siteAccess = List.copyOf(siteAccess);
    }

    /** Keycloak lower-cases what it saves as the name. */
    String username() {
        return email.toLowerCase(Locale.ROOT);
    }
}
