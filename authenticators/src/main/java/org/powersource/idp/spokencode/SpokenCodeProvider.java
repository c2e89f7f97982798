package org.powersource.idp.spokencode;

import java.util.Objects;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelValidationException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.account.StandInProvider;

/** Keeps the codes. No input validator on purpose: no step of Keycloak's takes a code, in whatever protocol. */
final class SpokenCodeProvider extends StandInProvider {

    SpokenCodeProvider(KeycloakSession session) {
        super(session, StoredCode.TYPE, "spokenCode");
    }

    @Override
    public CredentialModel createCredential(RealmModel realm, UserModel user, CredentialModel credential) {
        try {
            StoredCode.read(credential);
        } catch (IllegalStateException e) {
            throw new ModelValidationException(Objects.requireNonNull(e.getMessage()));
        }
        return super.createCredential(realm, user, credential);
    }
}
