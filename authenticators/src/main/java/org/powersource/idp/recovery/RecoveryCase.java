package org.powersource.idp.recovery;

import java.util.Locale;
import org.powersource.idp.problem.Cause;

/** What stands behind the address of an account. Nobody sees it on a page; the owner is told by mail. */
enum RecoveryCase {
    /** The question opens the way. */
    OPEN,
    OTHER_SPELLING,
    DISABLED,
    NOT_ACTIVE,
    /** Looks after others or administers: a question is too weak for such an account. */
    PRIVILEGED,
    /** Too many wrong answers. */
    HELD,
    NO_QUESTION;

    /** Whether a contact may have a link sent: the answer may be just what was forgotten. */
    boolean isOpenToContacts() {
        return this == OPEN || this == NO_QUESTION || this == HELD;
    }

    /** What the account's record says of a refused answer or mail. Only a wrong answer closes an open way. */
    Cause cause() {
        return switch (this) {
            case OPEN -> Cause.WRONG_ANSWER;
            case OTHER_SPELLING -> Cause.OTHER_SPELLING;
            case DISABLED -> Cause.DISABLED;
            case NOT_ACTIVE -> Cause.NOT_ACTIVE;
            case PRIVILEGED -> Cause.PRIVILEGED;
            case HELD -> Cause.QUESTION_LOCKED;
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
