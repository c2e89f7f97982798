package org.powersource.idp.ask;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.powersource.idp.account.EmailAddress;

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
        String whole = String.join("\0", kind.name(), realmId, person, thing);
        try {
            return new RequestKey(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every Java platform", e);
        }
    }
}
