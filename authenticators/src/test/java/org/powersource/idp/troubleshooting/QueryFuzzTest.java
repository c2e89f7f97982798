package org.powersource.idp.troubleshooting;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.powersource.idp.StubServer;

/** Query parameters of the page. {@code mvn test -Pfuzz} looks for queries that break it. */
class QueryFuzzTest {

    @ValueSource(
            strings = {
                "",
                "client_id=powersource&tab_id=AbC&client_data=eyJydSI6Imh0dHBzOi8vYS5leGFtcGxlIn0",
                "client_id=powersource&client_id=&tab_id",
                "client_id=https://sp.example/{tenant}/%7Brealm%7D",
                "client_id=%00%0d%0a&kc_locale=en",
                "kc_locale=../../etc&=&&a=b=c",
                "client_id=\ud800\u202e%ed%a0%80"
            })
    @FuzzTest(maxDuration = "10m")
    void anyQueryHasAPageWhoseLinksStayHere(@NotNull String query) {
        KeycloakSession session = session(query);
        if (session == null) {
            return;
        }
        RealmModel realm = StubServer.realm();

        assertThat(new TroubleshootingResource(session).page().getStatus()).isEqualTo(200);

        String clientId = session.getContext().getUri().getQueryParameters().getFirst("client_id");
        TroubleshootingLinks links =
                new TroubleshootingLinks(session, realm.getClientByClientId(String.valueOf(clientId)), null);
        assertThat(links.self().build().toString()).startsWith(StubServer.ISSUER + "/");
        assertThat(links.bean().getResetUrl()).startsWith(StubServer.ISSUER + "/");
    }

    private static @Nullable KeycloakSession session(String query) {
        try {
            return StubServer.session(query);
        } catch (IllegalArgumentException undecodable) {
            return null;
        }
    }
}
