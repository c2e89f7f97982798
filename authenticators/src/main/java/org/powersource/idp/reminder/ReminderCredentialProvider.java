package org.powersource.idp.reminder;

import java.util.Iterator;
import java.util.Objects;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialMetadata;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelValidationException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;

/**
 * Stores one reminder question for each account. It isn't an input validator, so Keycloak's own steps can't accept an answer as a
 * credential.
 */
final class ReminderCredentialProvider implements CredentialProvider<ReminderCredential> {

    private final KeycloakSession session;

    ReminderCredentialProvider(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public String getType() {
        return ReminderCredential.TYPE;
    }

    /** Replaces the account's earlier question. Imports and the admin API also call this. */
    @Override
    public CredentialModel createCredential(RealmModel realm, UserModel user, ReminderCredential credential) {
        requireReadable(credential);
        if (credential.getCreatedDate() == null) {
            credential.setCreatedDate(Time.currentTimeMillis());
        }
        SubjectCredentialManager credentials = user.credentialManager();
        Iterator<ReminderCredential> before = ReminderCredential.all(user).iterator();
        if (!before.hasNext()) {
            return credentials.createStoredCredential(credential);
        }
        credential.setId(before.next().getId());
        credentials.updateStoredCredential(credential);
        before.forEachRemaining(surplus -> credentials.removeStoredCredentialById(surplus.getId()));
        return credential;
    }

    private static void requireReadable(ReminderCredential credential) {
        try {
            credential.question();
            credential.answer();
        } catch (IllegalStateException e) {
            throw new ModelValidationException(Objects.requireNonNull(e.getMessage()));
        }
    }

    @Override
    public boolean deleteCredential(RealmModel realm, UserModel user, String credentialId) {
        return user.credentialManager().removeStoredCredentialById(credentialId);
    }

    @Override
    public ReminderCredential getCredentialFromModel(CredentialModel model) {
        return ReminderCredential.of(model);
    }

    /** The entry under <i>Signing in</i> in the account console, which uses the label as a message key if there is such a key. */
    @Override
    public CredentialMetadata getCredentialMetadata(ReminderCredential credential, CredentialTypeMetadata type) {
        ReminderQuestion question = credential.question();
        credential.setUserLabel(question.isOwn() ? question.getText() : question.getMessageKey());
        CredentialMetadata metadata = new CredentialMetadata();
        metadata.setCredentialModel(credential);
        return metadata;
    }

    /** Offers to change the question, not to add one: each account has exactly one. */
    @Override
    public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
        return CredentialTypeMetadata.builder()
                .type(getType())
                .category(CredentialTypeMetadata.Category.BASIC_AUTHENTICATION)
                .displayName("reminderCredentialName")
                .helpText("reminderCredentialHelp")
                .updateAction(SetReminderQuestionFactory.ID)
                .removeable(false)
                .build(session);
    }
}
