package org.powersource.idp.recovery;

import java.util.Locale;

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
