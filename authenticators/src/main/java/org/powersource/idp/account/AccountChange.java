package org.powersource.idp.account;

/** What happened to an account. */
public enum AccountChange {
    ADDRESS,
    PASSWORD,
    REMINDER_QUESTION
}
