package org.powersource.idp.reminder;

import com.google.auto.service.AutoService;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.powersource.idp.kit.SharedId;

/** Credential provider {@link SharedId#REMINDER_QUESTION}. */
@AutoService(CredentialProviderFactory.class)
@SuppressWarnings("rawtypes")
public final class ReminderCredentialProviderFactory implements CredentialProviderFactory<CredentialProvider<?>> {

    static final String ID = SharedId.REMINDER_QUESTION.id();

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public CredentialProvider<?> create(KeycloakSession session) {
        return new ReminderCredentialProvider(session);
    }
}
