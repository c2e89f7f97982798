package org.powersource.idp.recovery;

import java.time.Instant;
import java.util.Optional;
import org.powersource.idp.mail.Mail;

/** Decides an account's {@link RecoveryCase}. The order matters: the first reason that applies is the one to tell. */
final class RecoveryRules {

    /** Facts of an account that exists. */
    record Facts(
            boolean spelledAsRegistered,
            boolean enabled,
            boolean active,
            boolean privileged,
            boolean locked,
            boolean hasQuestion) {}

    private RecoveryRules() {}

    static RecoveryCase decide(Facts facts) {
        if (!facts.spelledAsRegistered()) {
            return RecoveryCase.OTHER_SPELLING;
        }
        if (!facts.enabled()) {
            return RecoveryCase.DISABLED;
        }
        if (!facts.active()) {
            return RecoveryCase.NOT_ACTIVE;
        }
        if (facts.privileged()) {
            return RecoveryCase.PRIVILEGED;
        }
        if (facts.locked()) {
            return RecoveryCase.LOCKED;
        }
        return facts.hasQuestion() ? RecoveryCase.OPEN : RecoveryCase.NO_QUESTION;
    }

    /** Time of the right answer that led to a mailed link; empty if it is too old to count, or if a contact ordered the link. */
    static Optional<Instant> answeredAt(Mail mail, Instant now) {
        if (mail.details().containsKey(ResetLinkMail.BY_CONTACT)) {
            return Optional.empty();
        }
        return Optional.of(Optional.ofNullable(mail.details().get(ResetLinkMail.ANSWERED_AT))
                        .map(Long::valueOf)
                        .map(Instant::ofEpochMilli)
                        .orElse(mail.requestedAt()))
                .filter(answered -> answered.plus(ResetLinkMail.WORTH).isAfter(now));
    }
}
