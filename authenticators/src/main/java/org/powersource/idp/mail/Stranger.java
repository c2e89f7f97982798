package org.powersource.idp.mail;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.adapter.InMemoryUserAdapter;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.kit.Sha256;

/**
 * The reader of a mail that is for an address rather than an account. The row's user id is a hash of the address, so mails to one address
 * supersede each other and share the mailbox's limit. The address is in the row's details.
 */
public final class Stranger {

    private static final String PREFIX = "stranger:";

    private Stranger() {}

    /** Id that replaces an account's id; the details of the mail need {@link Mail#RECIPIENT}. */
    public static String id(EmailAddress address) {
        return PREFIX + Sha256.of(address.folded());
    }

    /** Whether a row's user id is one of these. */
    public static boolean is(@Nullable String userId) {
        return userId != null && userId.startsWith(PREFIX);
    }

    /** The row's account, or the stranger as an account that is stored nowhere; empty if the account is gone. */
    public static Optional<UserModel> orAccount(
            KeycloakSession session, RealmModel realm, String userId, Map<String, String> details) {
        return is(userId)
                ? Optional.ofNullable(details.get(Mail.RECIPIENT)).map(address -> of(session, realm, userId, address))
                : Optional.ofNullable(session.users().getUserById(realm, userId));
    }

    private static UserModel of(KeycloakSession session, RealmModel realm, String userId, String address) {
        InMemoryUserAdapter stranger = new InMemoryUserAdapter(session, realm, userId);
        stranger.setUsername(address);
        stranger.setEmail(address);
        stranger.setEnabled(true);
        return stranger;
    }
}
