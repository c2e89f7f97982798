package org.powersource.acceptance.suite;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A key to which tokens are bound (RFC 9449, DPoP), and requests with proof of possession. */
public final class PossessedKey {

    private final ECKey key;

    public PossessedKey() {
        try {
            key = new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An access token that is bound to this key. */
    public String passwordGrant(Site client, Account account) {
        String url = client.endpoint("token");
        Answer answer = new HttpBrowser(client.realm().url())
                .sending("DPoP", proof("POST", url, null))
                .post(
                        url,
                        Query.fields(
                                "grant_type",
                                "password",
                                "client_id",
                                client.clientId(),
                                "client_secret",
                                client.secret(),
                                "username",
                                account.email(),
                                "password",
                                account.password()));
        return TokenAnswer.of(answer).text("access_token");
    }

    public AdminApi.Reply put(Realm realm, String token, String path, Object body) {
        String proof = proof("PUT", realm.adminUrl() + path, new DPoPAccessToken(token));
        return AdminApi.with(realm, token).send("PUT", path, body, "Authorization", "DPoP " + token, "DPoP", proof);
    }

    private String proof(String method, String url, @Nullable AccessToken token) {
        try {
            DefaultDPoPProofFactory factory = new DefaultDPoPProofFactory(key, JWSAlgorithm.ES256);
            URI target = URI.create(url);
            return (token == null
                            ? factory.createDPoPJWT(method, target)
                            : factory.createDPoPJWT(method, target, token))
                    .serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
