package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.info.ProviderRepresentation;
import org.keycloak.representations.info.SpiInfoRepresentation;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.RealmFile;
import org.powersource.acceptance.suite.Suite;

/** Fails if the server has a provider of tokens that the site access check doesn't know. */
@OnTheSuite
class SiteTokenWaysIT {

    private static final Pattern ROW = Pattern.compile("\\| `([a-z0-9-]+)` \\| `([^`]+)` \\|.*\\|");

    private final Map<String, SpiInfoRepresentation> server;

    SiteTokenWaysIT(Suite suite) {
        this.server = suite.admin().serverInfo().getInfo().getProviders();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"oauth2-grant-type", "oauth2-token-exchange", "oauth2-token-introspection", "login-protocol"})
    void everyProviderOfTheServerHasARow(String spi) throws IOException {
        Set<String> rows = Files.readAllLines(
                        RealmFile.path().resolveSibling("docs").resolve("security.md"))
                .stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .filter(row -> row.group(1).equals(spi))
                .map(row -> row.group(2))
                .collect(Collectors.toSet());

        assertThat(rows).containsAll(providers(spi).keySet());
        assertThat(providers(spi)).as("the SPI's name").isNotEmpty();
    }

    /** The server takes the provider with the highest order. Stock's of the same id have 0, the standard exchange has 10. */
    @Test
    void theSuitesProvidersAreInPlace() {
        assertThat(providers("oauth2-token-introspection").values())
                .extracting(ProviderRepresentation::getOrder)
                .containsOnly(1);
        assertThat(List.of(
                        providers("oauth2-grant-type").get("urn:ietf:params:oauth:grant-type:uma-ticket"),
                        providers("oauth2-grant-type").get("urn:ietf:params:oauth:grant-type:jwt-bearer")))
                .extracting(ProviderRepresentation::getOrder)
                .containsOnly(1);
        assertThat(providers("oauth2-token-exchange").get("standard").getOrder())
                .isEqualTo(11);
    }

    private Map<String, ProviderRepresentation> providers(String spi) {
        return server.get(spi).getProviders();
    }
}
