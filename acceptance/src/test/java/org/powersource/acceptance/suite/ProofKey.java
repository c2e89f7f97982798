package org.powersource.acceptance.suite;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Proof key for code exchange (RFC 7636) with S256; the same for all sign-ins: in the tests it needs no secrecy. */
public final class ProofKey {

    public static final String VERIFIER = "a-verifier-that-is-long-enough-for-the-server-to-take-it";
    public static final String METHOD = "S256";

    private ProofKey() {}

    public static String challenge() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
