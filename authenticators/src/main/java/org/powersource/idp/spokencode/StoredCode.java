package org.powersource.idp.spokencode;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.powersource.idp.account.CredentialJson;
import org.powersource.idp.account.HashedSecret;

/**
 * A code as an account's credential of type {@value #TYPE}. Administrators and its owner can read {@code credentialData}, its terms; nobody
 * gets {@code secretData}, the hashed code.
 */
final class StoredCode {

    static final String TYPE = "spoken-code";

    private final CredentialModel credential;
    private final Terms terms;
    private final HashedSecret secret;

    private StoredCode(CredentialModel credential, Terms terms, HashedSecret secret) {
        this.credential = credential;
        this.terms = terms;
        this.secret = secret;
    }

    /**
     * On what a code works.
     *
     * @param made milliseconds since 1970
     * @param expires milliseconds since 1970
     * @param account what it takes for granted about its account, see {@link org.powersource.idp.account.LinkTerms}
     */
    record Terms(
            @JsonProperty("made") long made,
            @JsonProperty("expires") long expires,
            @JsonProperty("account") Map<String, String> account) {

        Terms {
            account = Map.copyOf(Objects.requireNonNull(account));
        }

        static Terms from(Instant now, Duration life, Map<String, String> account) {
            return new Terms(now.toEpochMilli(), now.plus(life).toEpochMilli(), account);
        }

        boolean hasExpired(Instant now) {
            return now.toEpochMilli() >= expires;
        }
    }

    /** @throws IllegalStateException for a credential that the suite didn't make */
    static StoredCode read(CredentialModel credential) {
        return new StoredCode(
                credential,
                CredentialJson.data(credential, Terms.class),
                CredentialJson.secret(credential, HashedSecret.class));
    }

    /** One hash. To be stored with the account. */
    static CredentialModel credential(SpokenCode code, Terms terms, KeycloakSession session) {
        CredentialModel credential = new CredentialModel();
        credential.setType(TYPE);
        credential.setCreatedDate(terms.made());
        credential.setCredentialData(CredentialJson.write(terms));
        credential.setSecretData(CredentialJson.write(hash(code, session)));
        return credential;
    }

    /** One hash, as a comparison costs. */
    static HashedSecret hash(SpokenCode code, KeycloakSession session) {
        return HashedSecret.ofShortLived(TYPE, code.text(), session);
    }

    /** One hash. */
    boolean is(SpokenCode typed, KeycloakSession session) {
        return secret.matches(TYPE, typed.text(), session);
    }

    String id() {
        return credential.getId();
    }

    Terms terms() {
        return terms;
    }
}
