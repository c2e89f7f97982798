package org.powersource.idp.reminder;

/** What happens when a person without a reminder question signs in. */
enum Enrolment {
    /** The sign-in continues once the question is set. */
    REQUIRED,
    /** The page has a button <i>Not now</i>. */
    OFFERED,
    OFF
}
