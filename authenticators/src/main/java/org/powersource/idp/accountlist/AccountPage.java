package org.powersource.idp.accountlist;

import java.util.List;

/**
 * A page of the list.
 *
 * @param count number of accounts on all pages
 * @param prefixOnly whether a search finds words by their beginnings only, because there are so many accounts
 * @param unknown number of accounts of which it isn't known whether they are idle: sign-ins have been stored for less than a year; 0
 *     for another list
 */
record AccountPage(long count, List<ListedAccount> accounts, boolean prefixOnly, long unknown) {

    static final AccountPage EMPTY = new AccountPage(0, List.of(), false, 0);
}
