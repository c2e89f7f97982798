package org.powersource.idp.recovery;

import java.util.Locale;
import org.powersource.idp.problem.Cause;

/** State of an account for Forgot My Password. No page shows it; the owner learns it by mail. */
enum RecoveryCase {
    /** The right answer leads to a new password. */
    OPEN,
    OTHER_SPELLING,
    DISABLED,
    NOT_ACTIVE,
    /** Manages other accounts or administers: a question is too weak for such an account. */
    PRIVILEGED,
    /** Too many wrong answers. */
    LOCKED,
    NO_QUESTION;

    /** Whether a contact may order a link, which doesn't need the question. */
    boolean isOpenToContacts() {
        return this == OPEN || this == NO_QUESTION || this == LOCKED;
    }

    /** Reason for the account's record when an answer or mail is refused. In the state {@link #OPEN} only a wrong answer is refused. */
    Cause cause() {
        return switch (this) {
            case OPEN -> Cause.WRONG_ANSWER;
            case OTHER_SPELLING -> Cause.OTHER_SPELLING;
            case DISABLED -> Cause.DISABLED;
            case NOT_ACTIVE -> Cause.NOT_ACTIVE;
            case PRIVILEGED -> Cause.PRIVILEGED;
            case LOCKED -> Cause.QUESTION_LOCKED;
            case NO_QUESTION -> Cause.NO_QUESTION;
        };
    }

    /** In events, details of mails and message keys: {@code otherSpelling}. */
    String word() {
        String[] words = name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder word = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            word.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(words[i].substring(1));
        }
        return word.toString();
    }
}
