package org.powersource.idp.recovery;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PasswordPolicyManagerProvider;
import org.powersource.idp.account.CredentialJson;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.kit.RealmSecret;
import org.powersource.idp.mail.LinkState;

/**
 * An account's mailed passwords, each stored as a credential of type {@value #TYPE} with the id of its mail. The mail's row decides whether
 * it works, as with links. The account's own password keeps working, so nobody loses it because a stranger requested a new one.
 *
 * <p>Stored as a keyed hash: more than 100 bits can't be guessed (NIST SP 800-63B-4 §3.1.2.2, on look-up secrets). A slow hash would reveal
 * by its time which accounts have one.
 */
final class TemporaryPasswords {

    static final String TYPE = "temporary-password";

    private static final int TRIES = 10;

    /** Number of passwords kept for one mail. A mail arrives twice if the mail server's answer to the first try was lost. */
    private static final int COPIES = 2;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;

    TemporaryPasswords(KeycloakSession session, UserModel user) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.user = user;
    }

    /** Makes a new one and removes those that no longer work; empty if none meets the realm's password policy. */
    Optional<String> issue(String mailId) {
        PasswordPolicyManagerProvider policy = session.getProvider(PasswordPolicyManagerProvider.class);
        Optional<String> made = Stream.generate(() -> GeneratedPassword.of(realm))
                .limit(TRIES)
                .filter(password -> policy.validate(realm, user, password) == null)
                .findFirst();
        made.ifPresent(password -> {
            Stream.concat(
                            all().filter(credential -> !isGood(credential)),
                            all().filter(credential -> mailId.equals(mailOf(credential)) && isGood(credential))
                                    .sorted(CredentialModel.comparingByStartDateDesc())
                                    .skip(COPIES - 1))
                    .toList()
                    .forEach(this::remove);
            user.credentialManager().createStoredCredential(credential(mailId, password));
        });
        return made;
    }

    /** Id of the mail that contained the password, if the password still works. */
    Optional<String> mailOf(String password) {
        byte[] hash = hash(password).getBytes(StandardCharsets.US_ASCII);
        return all().filter(credential ->
                        MessageDigest.isEqual(hash, secret(credential).hash().getBytes(StandardCharsets.US_ASCII)))
                .filter(this::isGood)
                .map(TemporaryPasswords::mailOf)
                .findFirst();
    }

    void removeAll() {
        List<CredentialModel> kept = all().toList();
        kept.forEach(this::remove);
    }

    private Stream<CredentialModel> all() {
        return user.credentialManager().getStoredCredentialsByTypeStream(TYPE);
    }

    private void remove(CredentialModel credential) {
        user.credentialManager().removeStoredCredentialById(credential.getId());
    }

    private boolean isGood(CredentialModel credential) {
        Origin origin = origin(credential);
        LinkState state = new ResetMailState(session, user).of(origin.mail(), null);
        return state == LinkState.VALID
                && (origin.address() == null || origin.address().equals(addressHash()));
    }

    private CredentialModel credential(String mailId, String password) {
        CredentialModel credential = new CredentialModel();
        credential.setType(TYPE);
        credential.setCredentialData(CredentialJson.write(new Origin(mailId, addressHash())));
        credential.setSecretData(CredentialJson.write(new Secret(hash(password))));
        return credential;
    }

    private String hash(String password) {
        return new RealmSecret(session, realm).hmac(TYPE, user.getId() + "\0" + password);
    }

    private static String mailOf(CredentialModel credential) {
        return origin(credential).mail();
    }

    private static Origin origin(CredentialModel credential) {
        return CredentialJson.data(credential, Origin.class);
    }

    /** Keyed hash of the address that the password is mailed to. */
    private String addressHash() {
        return new RealmSecret(session, realm)
                .hmac(TYPE + " address", EmailAddress.of(user.getEmail()).folded());
    }

    private static Secret secret(CredentialModel credential) {
        return CredentialJson.secret(credential, Secret.class);
    }

    /** @param address keyed hash of the address that it was mailed to; null for credentials of older versions */
    private record Origin(
            @JsonProperty("mail") String mail,
            @JsonProperty("address") @Nullable String address) {}

    private record Secret(@JsonProperty("hash") String hash) {

        @Override
        public String toString() {
            return "Secret[redacted]";
        }
    }
}
