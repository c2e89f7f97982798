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

    /** A right answer is not enough for an account that this way is closed to; its owner was told by mail. */
    boolean opensWith(String answer) {
        AskedAddress asked = AskedAddress.of(session, recovery.context().getRealm(), recovery.address());
        boolean opens = asked.isAnsweredBy(answer) && isOpen(asked, answer);
        if (!opens) {
            noteRefusal(asked);
        }
        return opens;
    }

    /** What the account is, is found out in the background: here known and unknown addresses cost the same. */
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
