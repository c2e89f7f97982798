package org.powersource.idp.siteaccess;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keycloak.services.clientpolicy.ClientPolicyEvent;

/**
 * The tables of {@code docs/security.md}, <i>Tokens of a site</i>, are made from the code. After a change:
 * {@code mvn -pl authenticators test -Dtest=TokenTablesDocumentTest -DwriteDocs=true}. {@code SiteTokenWaysIT} compares the first one with
 * a running server.
 */
class TokenTablesDocumentTest {

    private static final Path PAGE = Path.of("..", "docs", "security.md");
    private static final String START = "<!-- token ways: made from the code by TokenTablesDocumentTest -->\n";
    private static final String END = "<!-- end of token ways -->";

    @Test
    void thePageShowsEveryRow() throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf(START) + START.length();
        String made = page.substring(0, start) + providers() + events() + page.substring(page.indexOf(END));
        if (Boolean.getBoolean("writeDocs")) {
            Files.writeString(PAGE, made);
        }
        assertThat(PAGE).hasContent(made);
    }

    private static String providers() {
        return Stream.of(TokenWay.values())
                .map(TokenWay::row)
                .collect(Collectors.joining(
                        "\n", "| SPI of the server | provider | site access check |\n|---|---|---|\n", "\n\n"));
    }

    private static String events() {
        return Stream.of(TokenCheck.values())
                .map(check -> "| %s | %s |%n".formatted(events(check), check.words()))
                .collect(Collectors.joining("", "| client-policy event | site access check |\n|---|---|\n", "\n"));
    }

    private static String events(TokenCheck check) {
        List<String> events = Arrays.stream(ClientPolicyEvent.values())
                .filter(event -> TokenCheck.at(event) == check)
                .map(event -> "`" + event + "`")
                .toList();
        return events.isEmpty() ? "(others)" : String.join(", ", events);
    }
}
