package org.powersource.acceptance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.ProofKey;
import org.powersource.acceptance.suite.Query;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.RealmFile;
import org.powersource.acceptance.suite.Site;

/** A stolen authorization code is of no use: each client of the realm file has to send a proof key. */
@OnTheSuite
class ProofKeyIT {

    private final Realm realm;

    ProofKeyIT(Realm realm) {
        this.realm = realm;
    }

    static Stream<String> clientsOfTheFile() {
        return clients().map(client -> client.get("clientId").asText());
    }

    static Stream<String> clientsWithPages() {
        return clients()
                .filter(client -> !client.path("redirectUris").isEmpty())
                // The contact's page has no secret, and tests of its own.
                .filter(client -> !client.path("publicClient").asBoolean())
                .map(client -> client.get("clientId").asText());
    }

    private static Stream<JsonNode> clients() {
        return StreamSupport.stream(RealmFile.export().tree().get("clients").spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("clientsOfTheFile")
    void requestWithoutOneIsRefused(String clientId, HttpBrowser browser) {
        assertRefused(ask(browser, clientId, Map.of()));
    }

    @ParameterizedTest
    @MethodSource("clientsOfTheFile")
    void plainOneIsRefused(String clientId, HttpBrowser browser) {
        assertRefused(
                ask(browser, clientId, Map.of("code_challenge", ProofKey.VERIFIER, "code_challenge_method", "plain")));
    }

    @ParameterizedTest
    @MethodSource("clientsWithPages")
    void codeIsOnlyForWhoHasTheKey(String clientId, HttpBrowser browser) {
        Site site = realm.site(clientId);
        Answer signedIn = browser.open(site).signIn(realm.accountFor(site));

        assertThat(site.token(
                                "grant_type",
                                "authorization_code",
                                "code",
                                signedIn.told().get("code"),
                                "redirect_uri",
                                site.redirectUri())
                        .error())
                .isEqualTo("invalid_grant");
    }

    private Answer ask(HttpBrowser browser, String clientId, Map<String, String> proof) {
        ClientRepresentation client =
                realm.admin().clients().findByClientId(clientId).get(0);
        Map<String, String> query = Query.fields("client_id", clientId, "response_type", "code", "scope", "openid");
        List<String> addresses = client.getRedirectUris();
        if (!addresses.isEmpty()) {
            query.put(
                    "redirect_uri",
                    URI.create(realm.url()).resolve(addresses.get(0)).toString());
        }
        query.putAll(proof);
        return browser.openOnly(realm.url() + "/protocol/openid-connect/auth?" + Query.of(query));
    }

    /** By an error page if the request has no valid redirect URI, else by the protocol's error. */
    private static void assertRefused(Answer answer) {
        if (answer.location() == null) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.pageId()).isEqualTo("login-error");
        } else {
            assertThat(answer.told())
                    .doesNotContainKey("code")
                    .extractingByKey("error")
                    .isIn("invalid_request", "unauthorized_client");
        }
    }
}
