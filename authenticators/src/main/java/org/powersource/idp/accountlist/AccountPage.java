package org.powersource.idp.accountlist;

import java.util.List;

/**
 * A page of the list.
 *
 * @param count number of accounts on all pages
 * @param prefixOnly whether a search finds words by their beginnings only, because there are so many accounts
 */
record AccountPage(long count, List<ListedAccount> accounts, boolean prefixOnly) {}
