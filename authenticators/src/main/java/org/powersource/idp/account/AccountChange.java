package org.powersource.idp.account;

/** What happened to an account. */
public enum AccountChange {
    /** Another address. */
    ADDRESS,
    /** The same address in other capital letters. */
    SPELLING,
    PASSWORD,
    REMINDER_QUESTION
}
