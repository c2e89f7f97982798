package org.powersource.idp.activation;

import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/** Which new accounts need no activation. */
enum ActiveAtOnce {
    NONE {
        @Override
        boolean covers(UserModel user) {
            return false;
        }
    },
    /** Whoever made the account vouches for the address and has handed the password over. */
    VERIFIED_WITH_PASSWORD {
        @Override
        boolean covers(UserModel user) {
            return user.isEmailVerified() && user.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE);
        }
    };

    abstract boolean covers(UserModel user);
}
