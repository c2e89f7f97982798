package org.powersource.idp.recovery;

import com.google.auto.service.AutoService;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/**
 * Credential provider {@value #ID}. Keycloak reads from the type parameter that the provider is asked at sign-in (26.7.4
 * {@code UserCredentialManager}).
 */
@AutoService(CredentialProviderFactory.class)
@SuppressWarnings("rawtypes") // a service is named without its type
public final class TemporaryPasswordProviderFactory implements CredentialProviderFactory<TemporaryPasswordProvider> {

    static final String ID = "powersource-temporary-password";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public TemporaryPasswordProvider create(KeycloakSession session) {
        return new TemporaryPasswordProvider(session);
    }
}
