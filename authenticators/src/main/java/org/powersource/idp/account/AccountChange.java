package org.powersource.idp.account;

/** What happened to an account. */
public enum AccountChange {
    /** Another address. */
    ADDRESS,
    /** The same address in other capital letters. */
    SPELLING,
    PASSWORD,
    REMINDER_QUESTION,
    /** A code to read out was made. */
    SPOKEN_CODE
}
