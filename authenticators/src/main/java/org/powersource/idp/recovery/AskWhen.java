package org.powersource.idp.recovery;

/** On which side of the mail the reminder question stands. */
enum AskWhen {
    BEFORE_MAIL,
    /** The order of OWASP's Forgot Password cheat sheet: first show that the mailbox is yours. */
    AFTER_LINK
}
