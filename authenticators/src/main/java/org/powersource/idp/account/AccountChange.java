package org.powersource.idp.account;

/** Changes of an account that features may react to. */
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
