package org.powersource.idp.account;

import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Stores credentials that replace the password at one sign-in. They are no second factor ({@link SecondFactor}), and their owners can't
 * remove them.
 */
public abstract class StandInProvider implements CredentialProvider<CredentialModel> {

    private final KeycloakSession session;
    private final String type;
    private final String messages;

    /**
     * For one type of credential.
     *
     * @param messages start of the message keys, which end in {@code Name} and {@code Help}
     */
    protected StandInProvider(KeycloakSession session, String type, String messages) {
        this.session = session;
        this.type = type;
        this.messages = messages;
    }

    @Override
    public final String getType() {
        return type;
    }

    /** Called for imports only; features store their credentials themselves. */
    @Override
    public CredentialModel createCredential(RealmModel realm, UserModel user, CredentialModel credential) {
        return user.credentialManager().createStoredCredential(credential);
    }

    @Override
    public final boolean deleteCredential(RealmModel realm, UserModel user, String credentialId) {
        return user.credentialManager().removeStoredCredentialById(credentialId);
    }

    @Override
    public final CredentialModel getCredentialFromModel(CredentialModel model) {
        return model;
    }

    @Override
    public final CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
        return CredentialTypeMetadata.builder()
                .type(type)
                .category(CredentialTypeMetadata.Category.BASIC_AUTHENTICATION)
                .displayName(messages + "Name")
                .helpText(messages + "Help")
                .removeable(false)
                .build(session);
    }
}
