package org.powersource.idp.reminder;

/** What happens at the sign-in of somebody who has no reminder question. */
enum Enrolment {
    /** The sign-in goes on once the question is set. */
    REQUIRED,
    /** The page has a button <i>Not now</i>. */
    OFFERED,
    OFF
}
