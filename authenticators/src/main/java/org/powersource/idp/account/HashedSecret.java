package org.powersource.idp.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.credential.hash.Pbkdf2Sha512PasswordHashProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.credential.dto.PasswordCredentialData;
import org.keycloak.models.credential.dto.PasswordSecretData;

/**
 * A short secret, hashed as Keycloak hashes passwords. As JSON it is a credential's secret part.
 *
 * <p>The purpose of the secret is hashed with it. This also makes a short secret long enough for FIPS mode, where a hashed password needs
 * 14 characters. A purpose never changes.
 *
 * @param hash how it was hashed, as in a password's {@code credentialData}
 * @param secret hash and salt, as in a password's {@code secretData}
 */
public record HashedSecret(
        @JsonProperty("hash") PasswordCredentialData hash,
        @JsonProperty("secret") PasswordSecretData secret) {

    private static final String SHORT_LIVED = Pbkdf2Sha512PasswordHashProviderFactory.ID;
    private static final int SHORT_LIVED_ITERATIONS = 10_000;

    /** An import may leave out either. */
    public HashedSecret {
        Objects.requireNonNull(hash);
        Objects.requireNonNull(secret);
    }

    /** One hash, as the realm's password policy has it now. */
    public static HashedSecret of(String purpose, String text, KeycloakSession session, RealmModel realm) {
        PasswordCredentialModel made = provider(session, realm)
                .encodedCredential(
                        password(purpose, text), realm.getPasswordPolicy().getHashIterations());
        return new HashedSecret(made.getPasswordCredentialData(), made.getPasswordSecretData());
    }

    /**
     * A hash for a random secret that lives for hours at most: always the same algorithm and number of iterations, a few milliseconds. Beside
     * a password's hash it neither doubles the time nor changes it with the realm's policy.
     */
    public static HashedSecret ofShortLived(String purpose, String text, KeycloakSession session) {
        PasswordCredentialModel made = session.getProvider(PasswordHashProvider.class, SHORT_LIVED)
                .encodedCredential(password(purpose, text), SHORT_LIVED_ITERATIONS);
        return new HashedSecret(made.getPasswordCredentialData(), made.getPasswordSecretData());
    }

    /** One hash, as the realm's password policy had it when the secret was set. */
    public boolean matches(String purpose, String text, KeycloakSession session) {
        PasswordHashProvider provider = session.getProvider(PasswordHashProvider.class, hash.getAlgorithm());
        return provider != null && provider.verify(password(purpose, text), stored());
    }

    public boolean isAsTheRealmHashesNow(KeycloakSession session, RealmModel realm) {
        return provider(session, realm).policyCheck(realm.getPasswordPolicy(), stored());
    }

    private static String password(String purpose, String text) {
        return purpose + ":" + text;
    }

    private PasswordCredentialModel stored() {
        return PasswordCredentialModel.createFromValues(hash, secret);
    }

    /** As Keycloak 26.7.4 {@code PasswordCredentialProvider}: the policy's algorithm, else the server's. */
    private static PasswordHashProvider provider(KeycloakSession session, RealmModel realm) {
        PasswordPolicy policy = realm.getPasswordPolicy();
        PasswordHashProvider named = policy.getHashAlgorithm() == null
                ? null
                : session.getProvider(PasswordHashProvider.class, policy.getHashAlgorithm());
        return named == null ? session.getProvider(PasswordHashProvider.class) : named;
    }

    @Override
    public String toString() {
        return "HashedSecret[redacted]";
    }
}
