package org.powersource.idp.reminder;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import java.util.Comparator;
import java.util.List;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.account.CredentialJson;
import org.powersource.idp.account.HashedSecret;
import org.powersource.idp.kit.SharedId;

/**
 * Credential {@link SharedId#REMINDER_CREDENTIAL}. Its owner and administrators can read {@code credentialData}, the question; nobody gets {@code
 * secretData}, the hashed answer.
 */
final class ReminderCredential extends CredentialModel {

    static final String TYPE = SharedId.REMINDER_CREDENTIAL.id();

    private static final long serialVersionUID = 1L;

    static ReminderCredential of(ReminderQuestion question, HashedSecret answer) {
        ReminderCredential credential = new ReminderCredential();
        credential.setType(TYPE);
        credential.answered(question, answer);
        return credential;
    }

    static ReminderCredential of(CredentialModel stored) {
        ReminderCredential credential = new ReminderCredential();
        credential.setType(TYPE);
        credential.setId(stored.getId());
        credential.setUserLabel(stored.getUserLabel());
        credential.setCreatedDate(stored.getCreatedDate());
        credential.setCredentialData(stored.getCredentialData());
        credential.setSecretData(stored.getSecretData());
        return credential;
    }

    /** Newest first. Two forms that are sent at the same moment may leave two credentials until the next change. */
    static List<ReminderCredential> all(UserModel user) {
        return user.credentialManager()
                .getStoredCredentialsByTypeStream(TYPE)
                .map(ReminderCredential::of)
                .sorted(comparing(
                        CredentialModel::getCreatedDate,
                        Comparator.<Long>nullsFirst(naturalOrder()).reversed()))
                .toList();
    }

    void answered(ReminderQuestion question, HashedSecret answer) {
        setCredentialData(CredentialJson.write(question));
        setSecretData(CredentialJson.write(answer));
    }

    ReminderQuestion question() {
        return CredentialJson.data(this, ReminderQuestion.class);
    }

    HashedSecret answer() {
        return CredentialJson.secret(this, HashedSecret.class);
    }
}
