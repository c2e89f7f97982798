package org.powersource.idp.spokencode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.powersource.idp.Stub;
import org.powersource.idp.spokencode.StoredCode.Terms;

class StoredCodeTest {

    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Map<String, String> ACCOUNT = Map.of("privilege", "NONE", "groups", "g1");
    private static final SpokenCode CODE = new SpokenCode("K7MRW49F2Y");

    private final KeycloakSession session =
            Stub.of(KeycloakSession.class, Map.of("getProvider", Stub.of(PasswordHashProvider.class, hashes())));

    /** Turns texts around, which is enough to see what is hashed. */
    private static Map<String, Stub.Reply> hashes() {
        return Map.of(
                "encodedCredential",
                arguments -> PasswordCredentialModel.createFromValues(
                        "reversed", new byte[0], 1, reversed((String) arguments[0])),
                "verify",
                arguments -> ((PasswordCredentialModel) arguments[1])
                        .getPasswordSecretData()
                        .getValue()
                        .equals(reversed((String) arguments[0])));
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-29T12:00:00Z, false",
        "2026-11-29T12:59:59.999Z, false",
        "2026-11-29T13:00:00Z, true",
        "2026-11-30T12:00:00Z, true"
    })
    void worksForItsLife(Instant now, boolean expired) {
        assertThat(Terms.from(NOON, HOUR, ACCOUNT).hasExpired(now)).isEqualTo(expired);
    }

    @Test
    void isReadAsItWasStored() {
        StoredCode read = StoredCode.read(stored());

        assertThat(read.terms()).isEqualTo(Terms.from(NOON, HOUR, ACCOUNT));
        assertThat(read.is(CODE, session)).isTrue();
        assertThat(read.is(new SpokenCode("2222222222"), session)).isFalse();
    }

    @Test
    void isStoredAsAHashOnly() {
        CredentialModel stored = stored();

        assertThat(stored.getType()).isEqualTo("spoken-code");
        assertThat(stored.getCreatedDate()).isEqualTo(NOON.toEpochMilli());
        assertThat(stored.getCredentialData()).contains("expires").doesNotContain(CODE.text(), reversed(CODE.text()));
        assertThat(stored.getSecretData()).contains(reversed(CODE.text())).doesNotContain(CODE.text());
    }

    /** What an import may bring. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "null | null",
                "{} | {}",
                "{\"made\":1,\"expires\":2} | {}",
                "{\"made\":1,\"expires\":2,\"account\":{}} | {}",
                "{\"made\":1,\"expires\":2,\"account\":{}} | {\"hash\":null,\"secret\":null}",
                "no JSON | no JSON"
            })
    void whatTheSuiteDidNotMakeIsRefused(@Nullable String data, @Nullable String secret) {
        CredentialModel imported = new CredentialModel();
        imported.setType("spoken-code");
        imported.setCredentialData(data);
        imported.setSecretData(secret);

        assertThatThrownBy(() -> StoredCode.read(imported))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Unreadable data in a credential of type spoken-code");
    }

    /** The row that counts a use has to be there as long as any code works. */
    @Test
    void oneUseIsCountedForLongerThanAnyCodeWorks() {
        assertThat(SpokenCodes.ONE_USE.max()).isEqualTo(1);
        assertThat(SpokenCodes.ONE_USE.window()).isGreaterThan(Duration.ofMinutes(SpokenSettings.LONGEST));
    }

    private CredentialModel stored() {
        return StoredCode.credential(CODE, Terms.from(NOON, HOUR, ACCOUNT), session);
    }
}
