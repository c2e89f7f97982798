package org.powersource.acceptance.suite;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** The RSA key of all realms that tests create. Keycloak would make two new ones for each, which takes more than a quarter of an import. */
final class SigningKey {

    /** Base64 of PKCS #8. */
    static final String PRIVATE = create();

    private SigningKey() {}

    private static String create() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return Base64.getEncoder()
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
