package org.powersource.idp.account;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.AuthenticationManager;

/** Disabling an account ends its sessions; enabling it again brings none of them back. */
final class DisabledAccount {

    private DisabledAccount() {}

    /**
     * Ends all sessions as the console's <i>Sign out</i> does, so apps are told. Offline sessions stay: Keycloak refuses their tokens while
     * the account is disabled (26.7.4 {@code TokenManager}), and the owner allowed them to outlive a sign-in.
     */
    static void signOut(KeycloakSession session, RealmModel realm, UserModel user) {
        // A list, because ending a session changes what the stream reads.
        session.sessions()
                .getUserSessionsStream(realm, user)
                .toList()
                .forEach(running -> AuthenticationManager.backchannelLogout(session, running, true));
    }
}
