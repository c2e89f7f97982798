package org.powersource.acceptance.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.ComponentRepresentation;

/** Links of older versions: with a token that is signed by a key of the realm. This class adds that key. */
public final class OlderLinks {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final Duration LIFE = Duration.ofDays(30);

    private final Realm realm;
    private final String keyId = UUID.randomUUID().toString();
    private final byte[] secret = "x".repeat(64).getBytes(StandardCharsets.US_ASCII);

    private OlderLinks(Realm realm) {
        this.realm = realm;
    }

    /** Adds a signing key to the realm. */
    public static OlderLinks in(Realm realm) {
        OlderLinks links = new OlderLinks(realm);
        ComponentRepresentation key = new ComponentRepresentation();
        key.setName("known to the test");
        key.setProviderId("hmac-generated");
        key.setProviderType("org.keycloak.keys.KeyProvider");
        key.setParentId(realm.admin().toRepresentation().getId());
        MultivaluedHashMap<String, String> config = new MultivaluedHashMap<>();
        config.putSingle("priority", "2000");
        config.putSingle("algorithm", "HS512");
        config.putSingle("kid", links.keyId);
        config.putSingle("secret", BASE64URL.encodeToString(links.secret));
        key.setConfig(config);
        realm.admin().components().add(key).close();
        return links;
    }

    /**
     * A link that activates the account.
     *
     * @param mailId the mail whose row decides whether the link works
     */
    public String activation(Account account, String mailId) {
        return realm.url() + "/activation?key=" + token("powersource-activation", account, mailId, Map.of());
    }

    public String reset(Account account, String mailId, Site site) {
        return realm.url() + "/login-actions/action-token?client_id=" + site.clientId() + "&tab_id=gone&key="
                + token("powersource-reset", account, mailId, Map.of("azp", site.clientId()));
    }

    /**
     * A signed token.
     *
     * @param more claims; may replace the usual ones
     */
    public String token(String type, Account account, String mailId, Map<String, Object> more) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("exp", Instant.now().plus(LIFE).getEpochSecond());
        claims.put("iat", Instant.now().getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("nonce", UUID.randomUUID().toString());
        claims.put("iss", realm.url());
        claims.put("aud", realm.url());
        claims.put("sub", account.id());
        claims.put("typ", type);
        claims.put("eml", account.admin().toRepresentation().getEmail());
        claims.put("mail", mailId);
        claims.putAll(more);
        String signed = encoded(Map.of("alg", "HS512", "typ", "JWT", "kid", keyId)) + "." + encoded(claims);
        return signed + "." + signature(signed);
    }

    private static String encoded(Map<String, Object> json) {
        try {
            return BASE64URL.encodeToString(JSON.writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private String signature(String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(secret, "HmacSHA512"));
            return BASE64URL.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
