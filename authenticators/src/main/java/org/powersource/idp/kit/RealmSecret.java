package org.powersource.idp.kit;

import java.util.Objects;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Keyed hashes under the realm's own HMAC key, which Keycloak makes for each realm and never shows. */
public final class RealmSecret {

    private final KeyedHash hash;

    public RealmSecret(KeycloakSession session, RealmModel realm) {
        hash = new KeyedHash(Objects.requireNonNull(
                session.keys().getActiveKey(realm, KeyUse.SIG, Algorithm.HS512).getSecretKey()));
    }

    /** A {@link KeyedHash} that only this realm can make. */
    public String hmac(String purpose, String text) {
        return hash.of(purpose, text);
    }
}
