package org.powersource.idp.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.powersource.idp.Stub;
import org.powersource.idp.StubServer;

class AppHomeTest {

    private static final String CONSOLE = StubServer.ISSUER + "/account/";

    @ParameterizedTest
    @CsvSource({
        ", https://app.example/home, https://app.example/home",
        "https://app.example, /home, https://app.example/home",
        ", /home, https://id.example/home",
        "https://app.example, , ",
        "https://app.example, '', ",
        ", app:home, ",
        ", javascript:alert(1), "
    })
    void homeIsAWebAddress(@Nullable String root, @Nullable String base, @Nullable String home) {
        assertThat(new AppHome(StubServer.session(""), StubServer.realm()).of(client(root, base, true)))
                .isEqualTo(Optional.ofNullable(home));
    }

    @ParameterizedTest
    @CsvSource({
        "app, https://app.example/, true, https://app.example/",
        "app, https://app.example/, false, CONSOLE",
        "app, , true, CONSOLE",
        "gone, https://app.example/, true, CONSOLE",
        ", https://app.example/, true, CONSOLE"
    })
    void appWithoutAHomeIsTheAccountConsole(
            @Nullable String clientId, @Nullable String base, boolean enabled, String home) {
        RealmModel realm = Stub.of(RealmModel.class, Map.of("getName", "r", "getClientByClientId", (Stub.Reply)
                id -> "app".equals(id[0]) ? client(null, base, enabled) : null));

        assertThat(new AppHome(StubServer.session(""), realm).orConsole(clientId))
                .isEqualTo(home.equals("CONSOLE") ? CONSOLE : home);
    }

    private static ClientModel client(@Nullable String root, @Nullable String base, boolean enabled) {
        Map<String, Object> answers = new HashMap<>(Map.of("isEnabled", enabled));
        if (root != null) {
            answers.put("getRootUrl", root);
        }
        if (base != null) {
            answers.put("getBaseUrl", base);
        }
        return Stub.of(ClientModel.class, answers);
    }
}
