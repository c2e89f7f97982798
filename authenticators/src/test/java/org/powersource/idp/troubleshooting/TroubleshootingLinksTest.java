package org.powersource.idp.troubleshooting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.ClientModel;
import org.powersource.idp.Stub;
import org.powersource.idp.StubServer;

class TroubleshootingLinksTest {

    private static final String CONSOLE = StubServer.ISSUER + "/account/";
    private static final String RESET = StubServer.ISSUER + "/login-actions/reset-credentials";

    @Test
    void withoutAnAppEverythingIsTheRealms() {
        TroubleshootingLinks links = new TroubleshootingLinks(StubServer.session(""), null, null);
        TroubleshootingBean page = links.bean();

        assertThat(page.getHomeUrl()).isNull();
        assertThat(page.getLoginUrl()).isEqualTo(CONSOLE);
        assertThat(page.getResetUrl()).isEqualTo(RESET);
        assertThat(page.getAccountUrl()).isEqualTo(CONSOLE + "account-security/signing-in");
        assertThat(page.getSenderAddress()).isNull();
        assertThat(links.self().build()).hasToString(StubServer.ISSUER + "/troubleshooting");
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example/, https://app.example/",
        // The account console asks to sign in.
        "' ', ",
        ", "
    })
    void appIsWhereSigningInBegins(@Nullable String base, @Nullable String home) {
        Map<String, Object> client = new HashMap<>(Map.of("getClientId", "gradebook"));
        if (base != null) {
            client.put("getBaseUrl", base);
        }
        TroubleshootingLinks links =
                new TroubleshootingLinks(StubServer.session(""), Stub.of(ClientModel.class, client), null);
        TroubleshootingBean page = links.bean();

        assertThat(page.getHomeUrl()).isEqualTo(home);
        assertThat(page.getLoginUrl()).isEqualTo(home == null ? CONSOLE : home);
        assertThat(page.getResetUrl()).isEqualTo(RESET + "?client_id=gradebook");
        assertThat(links.self().build()).hasToString(StubServer.ISSUER + "/troubleshooting?client_id=gradebook");
    }

    /** A SAML client's id may be any address. */
    @Test
    void bracesOfAClientIdAreNoTemplate() {
        ClientModel client = Stub.of(ClientModel.class, Map.of("getClientId", "https://sp.example/{tenant}"));

        assertThat(new TroubleshootingLinks(StubServer.session(""), client, null)
                        .bean()
                        .getResetUrl())
                .startsWith(RESET + "?client_id=")
                .doesNotContain("{", "}");
    }
}
