package org.powersource.idp.ask;

import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.kit.Sha256;

/** Names person and thing of an open request: the database takes one open request of each. */
record RequestKey(String text) {

    static RequestKey access(String realmId, String userId, String siteId) {
        return of(RequestKind.ACCESS, realmId, userId, siteId);
    }

    static RequestKey help(String realmId, String userId) {
        return of(RequestKind.HELP, realmId, userId, "");
    }

    /** Whatever the letter case of the address. */
    static RequestKey account(String realmId, EmailAddress address) {
        return of(RequestKind.ACCOUNT, realmId, address.folded(), "");
    }

    private static RequestKey of(RequestKind kind, String realmId, String person, String thing) {
        return new RequestKey(Sha256.of(String.join("\0", kind.name(), realmId, person, thing)));
    }
}
