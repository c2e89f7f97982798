package org.powersource.idp.setup;

/**
 * Something that an operator should know about a realm.
 *
 * @param code kebab-case, never renamed
 * @param where element, client or accounts
 * @param fix what to do about it
 */
record Finding(String code, Severity severity, String where, String text, String fix) {}
