package org.powersource.idp.recovery;

import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.account.Privilege;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.activation.Activation;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.problem.Problem;
import org.powersource.idp.problem.Problems;
import org.powersource.idp.reminder.Reminder;

/**
 * State of an account for Forgot My Password. Read in the background and after a right answer only, so no request reveals it by its answer
 * or its time.
 *
 * @param lockedUntil when the lock of its question ends; empty if it isn't locked
 */
record RecoveryAccount(RecoveryCase state, Optional<Instant> lockedUntil) {

    /** The present state, for an address in the typed spelling. */
    static RecoveryAccount of(KeycloakSession session, UserModel user, EmailAddress typed) {
        RecoverySettings settings = RecoverySettings.of(session.getContext().getRealm());
        Optional<Instant> lockedUntil = new RecoveryLimits(session, settings).lockedUntil(typed);
        return new RecoveryAccount(
                RecoveryRules.decide(facts(session, settings, user, typed, lockedUntil.isPresent())), lockedUntil);
    }

    /**
     * Whether a right answer is enough. Ignores the lock: the last allowed answer locks the question before it is checked, and still
     * counts.
     */
    static boolean isOpen(KeycloakSession session, UserModel user, EmailAddress typed) {
        RecoverySettings settings = RecoverySettings.of(session.getContext().getRealm());
        return RecoveryRules.decide(facts(session, settings, user, typed, false)) == RecoveryCase.OPEN;
    }

    /** Writes to the account's record why a mail's request was refused. A mail may be decided several times, and is written once. */
    void note(UserModel user, Mail mail) {
        Problems.note(mail.realmId(), user.getId(), mail.requestedAt(), (session, same, time) -> problem(time));
    }

    /** The reason of a refusal at that time, for the account's record. */
    Problem problem(Instant time) {
        return Problem.of(state.cause(), time, null, state == RecoveryCase.LOCKED ? lockedUntil.orElse(null) : null);
    }

    private static RecoveryRules.Facts facts(
            KeycloakSession session, RecoverySettings settings, UserModel user, EmailAddress typed, boolean locked) {
        return new RecoveryRules.Facts(
                settings.matching().accepts(typed.text(), SignInEmail.of(user)),
                user.isEnabled(),
                !new Activation(session).isInactive(user),
                Privilege.of(session, user) != Privilege.NONE,
                locked,
                new Reminder(session).of(user).isPresent());
    }
}
