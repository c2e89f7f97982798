package org.powersource.idp.account;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * The addresses of accounts that were removed in a session, by user name: a partial import that overwrites an account removes it and
 * creates another (Keycloak 26.7.4 {@code UsersPartialImport}). Its owner must be notified.
 */
final class RemovedAddresses {

    private RemovedAddresses() {}

    static void add(KeycloakSession session, String username, String address) {
        session.setAttribute(key(username), address);
    }

    static Optional<String> of(KeycloakSession session, String username) {
        return Optional.ofNullable(session.getAttribute(key(username), String.class));
    }

    private static String key(String username) {
        return RemovedAddresses.class.getName() + "\0" + username;
    }
}
