package org.powersource.idp.recovery;

import java.time.Instant;
import java.util.Optional;
import org.powersource.idp.mail.Mail;

/** From what is known of an account to what its owner meets. The order matters: the first reason is the one to tell. */
final class RecoveryRules {

    /** Facts of an account that exists. */
    record Facts(
            boolean spelledAsRegistered,
            boolean enabled,
            boolean active,
            boolean privileged,
            boolean held,
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
        if (facts.held()) {
            return RecoveryCase.HELD;
        }
        return facts.hasQuestion() ? RecoveryCase.OPEN : RecoveryCase.NO_QUESTION;
    }

    /**
     * When the question was answered that led to the mail with a link; empty once that doesn't count any more, and if a contact had it
     * sent.
     */
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
