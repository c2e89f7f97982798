package org.powersource.idp.limit;

import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import javax.crypto.spec.SecretKeySpec;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.powersource.idp.kit.KeyedHash;

/** Ids of rows: hashes keyed with a secret in the database. So rotating a realm's keys ends no lock. */
final class LimitKeys {

    private static final String NAME = "limits";
    private static final int BYTES = 32;

    /** The secret, which each node reads once. */
    private static final Map<KeycloakSessionFactory, KeyedHash> KNOWN =
            Collections.synchronizedMap(new WeakHashMap<>());

    private LimitKeys() {}

    static String id(KeycloakSession session, RealmModel realm, Limits.Count count) {
        return hash(session.getKeycloakSessionFactory())
                .of("limit " + count.limit().name(), realm.getId() + " " + count.subject());
    }

    private static KeyedHash hash(KeycloakSessionFactory sessions) {
        KeyedHash known = KNOWN.get(sessions);
        if (known != null) {
            return known;
        }
        KeyedHash read = new KeyedHash(new SecretKeySpec(
                Base64.getDecoder()
                        .decode(Limits.repeated(
                                () -> KeycloakModelUtils.runJobInTransactionWithResult(sessions, LimitKeys::secret))),
                KeyedHash.ALGORITHM));
        KNOWN.put(sessions, read);
        return read;
    }

    /** If two transactions create the secret at once, one fails. When repeated, it reads the other's secret. */
    static String secret(KeycloakSession own) {
        EntityManager rows = own.getProvider(JpaConnectionProvider.class).getEntityManager();
        SecretEntity known = rows.find(SecretEntity.class, NAME);
        if (known != null) {
            return known.secret;
        }
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        SecretEntity made = new SecretEntity();
        made.name = NAME;
        made.secret = Base64.getEncoder().encodeToString(random);
        rows.persist(made);
        rows.flush();
        return made.secret;
    }
}
