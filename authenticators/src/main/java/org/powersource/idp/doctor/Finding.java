package org.powersource.idp.doctor;

/**
 * Something about a realm that an operator should know.
 *
 * @param code one of {@link Check}, never renamed
 * @param where the flow, step, client or number of accounts that it is about
 * @param fix what to do
 */
public record Finding(String code, Severity severity, String where, String text, String fix) {}
