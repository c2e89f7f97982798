package org.powersource.idp.spokencode;

import com.google.auto.service.AutoService;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Credential provider {@value #ID}. */
@AutoService(CredentialProviderFactory.class)
@SuppressWarnings("rawtypes") // a service is named without its type
public final class SpokenCodeProviderFactory implements CredentialProviderFactory<CredentialProvider<?>> {

    static final String ID = "powersource-spoken-code";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public CredentialProvider<?> create(KeycloakSession session) {
        return new SpokenCodeProvider(session);
    }
}
