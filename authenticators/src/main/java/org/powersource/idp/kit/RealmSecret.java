package org.powersource.idp.kit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Keyed hashes under the realm's own HMAC key, which Keycloak makes for each realm and never shows. */
public final class RealmSecret {

    private static final String MAC = "HmacSHA256";

    private final SecretKey key;

    public RealmSecret(KeycloakSession session, RealmModel realm) {
        KeyWrapper active = session.keys().getActiveKey(realm, KeyUse.SIG, Algorithm.HS512);
        this.key = Objects.requireNonNull(active.getSecretKey());
    }

    /**
     * A hash that only this realm can make.
     *
     * @param purpose keeps hashes of the same text for different ends apart
     * @return 64 hexadecimal digits
     */
    public String hmac(String purpose, String text) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(MAC + " belongs to every JDK", e);
        }
    }
}
