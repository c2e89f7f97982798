package org.powersource.devserver.demo;

import java.util.List;
import java.util.Locale;

/**
 * A demo account.
 *
 * @param email in its exact spelling
 * @param shows what a sign-in with it shows
 * @param active whether the account was activated, so it has a password
 * @param siteAccess client ids of sites
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
