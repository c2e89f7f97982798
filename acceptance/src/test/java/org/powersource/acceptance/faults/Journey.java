package org.powersource.acceptance.faults;

import java.util.Locale;

/** What somebody comes for, from the first page to the answer that promises something. */
enum Journey {
    SIGN_IN,
    /** A right password, and no access to the site. */
    WITHOUT_ACCESS,
    WRONG_PASSWORD,
    FORGOT_PASSWORD,
    NEW_PASSWORD,
    /** So many that the question is held. */
    WRONG_ANSWERS,
    INVITE,
    ACTIVATE,
    /** An administrator looks at a record and at what became of its mails. */
    LOOK_UP;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
