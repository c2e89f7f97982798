package org.powersource.idp.reminder;

import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.account.HashedSecret;

/** The reminder questions of the session's realm, for other features. */
public final class Reminder {

    /** Purpose for {@link HashedSecret}. */
    static final String PURPOSE = "reminder-answer";

    private final KeycloakSession session;
    private final RealmModel realm;

    public Reminder(KeycloakSession session) {
        this.session = session;
        this.realm = Objects.requireNonNull(session.getContext().getRealm());
    }

    /** The account's question; empty if none was set. */
    public Optional<ReminderQuestion> of(UserModel user) {
        return credential(user).map(ReminderCredential::question);
    }

    /** Hashes a right answer again if the realm's hash policy has changed. */
    public void renewHash(UserModel user, String rightAnswer) {
        credential(user)
                .filter(credential -> !credential.answer().isAsTheRealmHashesNow(session, realm))
                .ifPresent(credential -> {
                    credential.answered(
                            credential.question(),
                            HashedSecret.of(PURPOSE, Folding.foldTyped(rightAnswer), session, realm));
                    user.credentialManager().updateStoredCredential(credential);
                });
    }

    void set(UserModel user, ReminderQuestion question, String answer) {
        HashedSecret hashed = HashedSecret.of(PURPOSE, Folding.foldTyped(answer), session, realm);
        new ReminderCredentialProvider(session).createCredential(realm, user, ReminderCredential.of(question, hashed));
    }

    private static Optional<ReminderCredential> credential(UserModel user) {
        return ReminderCredential.all(user).stream().findFirst();
    }
}
