package org.powersource.idp.activation;

import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/** New accounts that need no activation. */
enum ActiveAtOnce {
    NONE {
        @Override
        boolean covers(UserModel user) {
            return false;
        }
    },
    /** The creator vouches for the address and hands over the password. */
    VERIFIED_WITH_PASSWORD {
        @Override
        boolean covers(UserModel user) {
            return user.isEmailVerified() && user.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE);
        }
    };

    abstract boolean covers(UserModel user);
}
