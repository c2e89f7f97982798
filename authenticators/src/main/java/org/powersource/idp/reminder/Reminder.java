package org.powersource.idp.reminder;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The reminder questions of the session's realm: who is asked what, and whether an answer is right. */
public final class Reminder {

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

    /**
     * Whether the answer is the account's. Costs one hash, whatever the answer; also for accounts without a question. Counts
     * nothing: limits are the caller's.
     */
    public boolean answers(UserModel user, @Nullable String typed) {
        Optional<ReminderCredential> credential = credential(user);
        if (credential.isEmpty()) {
            hashInVain(typed);
            return false;
        }
        String folded = Folding.foldTyped(typed);
        boolean right = credential.get().answer().matches(folded, session);
        if (right) {
            renewHash(user, credential.get(), folded);
        }
        return right;
    }

    /** The work of {@link #answers} for an address without an account. */
    public void hashInVain(@Nullable String typed) {
        HashedAnswer unused = HashedAnswer.of(Folding.foldTyped(typed), session, realm);
    }

    /**
     * The question to show for an address that has none: one of the list, always the same, chosen by HMAC-SHA256 with the
     * realm's active HS512 key. Letter case doesn't count, so an account's own question has to be shown for any letter case
     * of its address, too: else the two together tell that the account exists.
     */
    public ReminderQuestion decoy(RealmModel of, String address) {
        return Decoy.of(
                session.keys().getActiveKey(of, KeyUse.SIG, Algorithm.HS512).getSecretKey(), address);
    }

    void set(UserModel user, ReminderQuestion question, String answer) {
        HashedAnswer hashed = HashedAnswer.of(Folding.foldTyped(answer), session, realm);
        new ReminderCredentialProvider(session).createCredential(realm, user, ReminderCredential.of(question, hashed));
    }

    private void renewHash(UserModel user, ReminderCredential credential, String folded) {
        if (!credential.answer().isAsTheRealmHashesNow(session, realm)) {
            credential.answered(credential.question(), HashedAnswer.of(folded, session, realm));
            user.credentialManager().updateStoredCredential(credential);
        }
    }

    private static Optional<ReminderCredential> credential(UserModel user) {
        return ReminderCredential.all(user).stream().findFirst();
    }
}
