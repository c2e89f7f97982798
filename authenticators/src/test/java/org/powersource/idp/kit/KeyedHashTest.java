package org.powersource.idp.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class KeyedHashTest {

    private static final KeyedHash HASH = hash("Jefe");

    /** Rows contain hashes: the way they are made can't change. HMAC-SHA-256 of {@code link}, a zero byte and {@code text}. */
    @Test
    void hashIsTheOneOfTheFirstVersion() {
        assertThat(HASH.of("link", "text"))
                .isEqualTo("fe72c87ecc44f850d1a1ea42f4e4ec02b19934b1abbee628dd47246d4363c386");
    }

    @Test
    void hashDependsOnKeyPurposeAndText() {
        assertThat(HASH.of("link", "text"))
                .isNotEqualTo(hash("other").of("link", "text"))
                .isNotEqualTo(HASH.of("address", "text"))
                .isNotEqualTo(HASH.of("link", "other"))
                .isNotEqualTo(HASH.of("linkt", "ext"));
    }

    private static KeyedHash hash(String key) {
        return new KeyedHash(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), KeyedHash.ALGORITHM));
    }
}
