package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.util.JsonSerialization;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.TokenAnswer;

/** RFC 7523: an app signs a person in by a partner's assertion. No password is asked for, so sites refuse it. */
@OnTheSuite
class SiteAssertionGrantIT {

    private static final String PARTNER = "partner";
    private static final String ISSUER = "https://partner.example";
    private static final KeyPair KEY = key();

    private final Realm realm;

    SiteAssertionGrantIT(Suite suite) {
        this.realm = suite.variant("assertions", file -> {});
        if (realm.admin().identityProviders().findAll().isEmpty()) {
            realm.admin().identityProviders().create(partner()).close();
        }
    }

    @Test
    void clientThatIsNoSiteGetsATokenForTheAssertion() {
        Site open = client(false);

        TokenAnswer granted = ask(open, known(realm.newAccount().create()));

        assertThat(granted.json()).as(granted.toString()).containsKey("access_token");
    }

    @Test
    void siteGetsNone() {
        Site site = client(true);

        TokenAnswer refused = ask(site, known(realm.newAccount().role(site).create()));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).isEqualTo("invalid_grant");
        assertThat(refused.errorDescription()).contains("Site Access Error");
    }

    @Test
    void tokenIsNotMeantForASiteThatTheAccountMayNotUse() {
        Site site = realm.newSite().create();
        Site open = realm.newSite()
                .withoutRole()
                .audience(site)
                .attribute("oauth2.jwt.authorization.grant.enabled", "true")
                .attribute("oauth2.jwt.authorization.grant.idp", PARTNER)
                .create();

        assertThat(ask(open, known(realm.newAccount().create())).audience()).doesNotContain(site.clientId());
        assertThat(ask(open, known(realm.newAccount().role(site).create())).audience())
                .contains(site.clientId());
    }

    private Site client(boolean site) {
        var client = realm.newSite()
                .attribute("oauth2.jwt.authorization.grant.enabled", "true")
                .attribute("oauth2.jwt.authorization.grant.idp", PARTNER);
        return (site ? client : client.withoutRole()).create();
    }

    private static Account known(Account account) {
        FederatedIdentityRepresentation identity = new FederatedIdentityRepresentation();
        identity.setIdentityProvider(PARTNER);
        identity.setUserId(account.id());
        identity.setUserName(account.email());
        account.admin().addFederatedIdentity(PARTNER, identity).close();
        return account;
    }

    private TokenAnswer ask(Site client, Account account) {
        long now = Instant.now().getEpochSecond();
        return client.token(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:jwt-bearer",
                "scope",
                "openid",
                "assertion",
                signed(Map.of(
                        "jti",
                        UUID.randomUUID().toString(),
                        "iss",
                        ISSUER,
                        "sub",
                        account.id(),
                        "aud",
                        realm.url(),
                        "iat",
                        now,
                        "exp",
                        now + 60)));
    }

    private static String signed(Map<String, Object> claims) {
        try {
            String content = encoded("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
                    + encoded(JsonSerialization.writeValueAsBytes(claims));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KEY.getPrivate());
            signature.update(content.getBytes(StandardCharsets.UTF_8));
            return content + "." + encoded(signature.sign());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static IdentityProviderRepresentation partner() {
        IdentityProviderRepresentation partner = new IdentityProviderRepresentation();
        partner.setAlias(PARTNER);
        partner.setProviderId("jwt-authorization-grant");
        partner.setEnabled(true);
        partner.setConfig(Map.of(
                "issuer",
                ISSUER,
                "useJwksUrl",
                "false",
                "publicKeySignatureVerifier",
                Base64.getEncoder().encodeToString(KEY.getPublic().getEncoded())));
        return partner;
    }

    private static KeyPair key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
