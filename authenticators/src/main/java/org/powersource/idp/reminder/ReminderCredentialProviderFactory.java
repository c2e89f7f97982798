package org.powersource.idp.reminder;

import com.google.auto.service.AutoService;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Credential provider {@value #ID}. */
@AutoService(CredentialProviderFactory.class)
@SuppressWarnings("rawtypes")
public final class ReminderCredentialProviderFactory implements CredentialProviderFactory<CredentialProvider<?>> {

    static final String ID = "powersource-reminder-question";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public CredentialProvider<?> create(KeycloakSession session) {
        return new ReminderCredentialProvider(session);
    }
}
