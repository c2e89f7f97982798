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
 * What an account is to Forgot My Password. Found out in the background, and after a right answer; never where a request could show by
 * its answer or its time what was found.
 *
 * @param heldUntil until when its question is held; empty if it isn't
 */
record RecoveryAccount(RecoveryCase state, Optional<Instant> heldUntil) {

    /** As it stands now, for somebody who typed the address so. */
    static RecoveryAccount of(KeycloakSession session, UserModel user, EmailAddress typed) {
        RecoverySettings settings = RecoverySettings.of(session.getContext().getRealm());
        Optional<Instant> heldUntil = new RecoveryLimits(session, settings).heldUntil(typed);
        return new RecoveryAccount(
                RecoveryRules.decide(facts(session, settings, user, typed, heldUntil.isPresent())), heldUntil);
    }

    /**
     * Whether a right answer opens the way. That the question is held doesn't count: the last answer allowed holds it before it
     * is checked, and is still a chance.
     */
    static boolean isOpen(KeycloakSession session, UserModel user, EmailAddress typed) {
        RecoverySettings settings = RecoverySettings.of(session.getContext().getRealm());
        return RecoveryRules.decide(facts(session, settings, user, typed, false)) == RecoveryCase.OPEN;
    }

    /** Notes why the try that ordered a mail was refused. A mail may be decided on more than once, and is noted once. */
    void note(UserModel user, Mail mail) {
        Problems.note(mail.realmId(), user.getId(), mail.requestedAt(), (session, same, time) -> problem(time));
    }

    /** Why a try of that time was refused, for the account's record. */
    Problem problem(Instant time) {
        return Problem.of(state.cause(), time, null, state == RecoveryCase.HELD ? heldUntil.orElse(null) : null);
    }

    private static RecoveryRules.Facts facts(
            KeycloakSession session, RecoverySettings settings, UserModel user, EmailAddress typed, boolean held) {
        return new RecoveryRules.Facts(
                settings.matching().accepts(typed.text(), SignInEmail.of(user)),
                user.isEnabled(),
                !new Activation(session).isInactive(user),
                Privilege.of(session, user) != Privilege.NONE,
                held,
                new Reminder(session).of(user).isPresent());
    }
}
