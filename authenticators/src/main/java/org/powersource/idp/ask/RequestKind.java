package org.powersource.idp.ask;

import java.util.Locale;
import org.powersource.idp.account.Privilege;

/** What a request is for. */
public enum RequestKind {
    /** Access to a site, after a Site Access Error. */
    ACCESS,
    /** Help to get in. */
    HELP,
    /** A new account, for an address that was proven by a mailed link. */
    ACCOUNT;

    /**
     * Whether contacts can decide it for an account. They can't open the record of another contact or of an administrator, so can't help there;
     * but a tick of a site gives no power over a contact.
     */
    boolean isDecidedByContacts(Privilege ofAccount) {
        Privilege highest = this == ACCESS ? Privilege.CONTACT : Privilege.NONE;
        return ofAccount.compareTo(highest) <= 0;
    }

    /** In JSON, events, meters and details of mails. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
