package org.powersource.idp.recovery;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.problem.Problems;
import org.powersource.idp.reminder.AskedAddress;
import org.powersource.idp.reminder.Reminder;
import org.powersource.idp.reminder.ReminderQuestion;

/** The only part of the question step that looks at accounts. */
final class AnswerCheck {

    private final Recovery recovery;
    private final KeycloakSession session;

    AnswerCheck(Recovery recovery) {
        this.recovery = recovery;
        this.session = recovery.session();
    }

    /** Whether the answer is right and the account may use Forgot My Password. If it may not, its owner gets the reason by mail. */
    boolean opensWith(String answer) {
        AskedAddress asked = AskedAddress.of(session, recovery.context().getRealm(), recovery.address());
        boolean opens = asked.isAnsweredBy(answer) && isOpen(asked, answer);
        if (!opens) {
            noteRefusal(asked);
        }
        return opens;
    }

    /** Reads the account in the background only, so that known and unknown addresses cost the same here. */
    private void noteRefusal(AskedAddress asked) {
        EmailAddress typed = recovery.address();
        Problems.note(
                recovery.context().getRealm().getId(),
                asked.userId().orElse(null),
                (own, user, time) -> RecoveryAccount.of(own, user, typed).problem(time));
    }

    private boolean isOpen(AskedAddress asked, String answer) {
        Optional<UserModel> owner = asked.userId()
                .map(id -> session.users().getUserById(recovery.context().getRealm(), id))
                .filter(user -> RecoveryAccount.isOpen(session, user, recovery.address()));
        owner.ifPresent(user -> new Reminder(session).renewHash(user, answer));
        return owner.isPresent();
    }

    /** The question of the account whose mailed link was opened. */
    Optional<ReminderQuestion> questionAfterLink() {
        return Optional.ofNullable(recovery.context().getUser()).flatMap(new Reminder(session)::of);
    }
}
