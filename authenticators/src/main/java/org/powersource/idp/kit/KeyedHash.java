package org.powersource.idp.kit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** HMAC-SHA-256 (RFC 2104) of texts. */
public final class KeyedHash {

    public static final String ALGORITHM = "HmacSHA256";

    private final SecretKey key;

    public KeyedHash(SecretKey key) {
        this.key = key;
    }

    /**
     * Hashes a text.
     *
     * @param purpose separates hashes of the same text for different purposes
     * @return 64 hexadecimal digits
     */
    public String of(String purpose, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }
}
