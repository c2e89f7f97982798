package org.powersource.idp.reminder;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.credential.dto.PasswordCredentialData;
import org.keycloak.models.credential.dto.PasswordSecretData;

/**
 * A folded answer, hashed as the realm hashes passwords. As JSON it is a credential's secret part.
 *
 * @param hash how it was hashed, as in a password's {@code credentialData}
 * @param secret hash and salt, as in a password's {@code secretData}
 */
record HashedAnswer(
        @JsonProperty("hash") PasswordCredentialData hash,
        @JsonProperty("secret") PasswordSecretData secret) {

    /** Lifts a short or empty answer over what hash functions in FIPS mode ask of a password: 14 characters. */
    private static final String PREFIX = "reminder-answer:";

    /** One hash, as the realm's password policy has it now. */
    static HashedAnswer of(String folded, KeycloakSession session, RealmModel realm) {
        PasswordCredentialModel made = provider(session, realm)
                .encodedCredential(PREFIX + folded, realm.getPasswordPolicy().getHashIterations());
        return new HashedAnswer(made.getPasswordCredentialData(), made.getPasswordSecretData());
    }

    /** One hash, as the realm's password policy had it when the answer was set. */
    boolean matches(String folded, KeycloakSession session) {
        PasswordHashProvider provider = session.getProvider(PasswordHashProvider.class, hash.getAlgorithm());
        return provider != null && provider.verify(PREFIX + folded, password());
    }

    boolean isAsTheRealmHashesNow(KeycloakSession session, RealmModel realm) {
        return provider(session, realm).policyCheck(realm.getPasswordPolicy(), password());
    }

    private PasswordCredentialModel password() {
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
        return "HashedAnswer[redacted]";
    }
}
