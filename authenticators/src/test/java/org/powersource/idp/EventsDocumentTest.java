package org.powersource.idp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.powersource.idp.kit.EventDetail;
import org.powersource.idp.kit.SuiteAdminEvent;
import org.powersource.idp.kit.SuiteEvent;
import org.powersource.idp.kit.SuiteEvent.Named;

/**
 * The tables of {@code docs/events.md} are made from the code; {@code ArchitectureTest} lets no other event be sent. After a change:
 * {@code mvn -pl authenticators test -Dtest=EventsDocumentTest -DwriteDocs=true}.
 */
class EventsDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "events.md");
    private static final String START = "<!-- events: made from the code by EventsDocumentTest -->\n";
    private static final String END = "<!-- end of events -->";

    @Test
    void theDocumentSaysWhatTheCodeDoes() throws IOException {
        String document = Files.readString(DOCUMENT);
        int start = document.indexOf(START) + START.length();
        String made = document.substring(0, start) + tables() + document.substring(document.indexOf(END));
        if (Boolean.getBoolean("writeDocs")) {
            Files.writeString(DOCUMENT, made);
        }
        assertThat(DOCUMENT).hasContent(made);
    }

    private static String tables() {
        return Stream.of(
                        "\n## User events\n",
                        "| type | error | written when | user | details |\n|---|---|---|---|---|",
                        Stream.of(SuiteEvent.values())
                                .map(EventsDocumentTest::row)
                                .collect(Collectors.joining("\n")),
                        "\n## Admin events\n",
                        "| operation | resource type | path | written when | representation |\n|---|---|---|---|---|",
                        Stream.of(SuiteAdminEvent.values())
                                .map(event -> "| " + String.join(" | ", event.cells()) + " |")
                                .collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n", "", "\n\n"));
    }

    private static String row(SuiteEvent event) {
        return "| %s | %s | %s | %s | %s |"
                .formatted(
                        event.type().map(type -> "`" + type + "`").orElse("that of the flow, as an error"),
                        event.error().map(error -> "`" + error + "`").orElse("-"),
                        event.words(),
                        event.named().words(),
                        event.details().isEmpty()
                                ? "-"
                                : event.details().stream()
                                        .map(detail -> "`" + detail.detail().key() + "`: " + detail.values())
                                        .collect(Collectors.joining("<br>")));
    }

    /** As the document says. */
    @ParameterizedTest
    @EnumSource
    void keycloakStoresAllTypesButThree(SuiteEvent event) {
        assertThat(event.type().map(EventType::valueOf).map(EventType::isSaveByDefault))
                .isNotEqualTo(Optional.of(Set.of(
                                SuiteEvent.PERMISSION_REFUSED,
                                SuiteEvent.USERINFO_REFUSED,
                                SuiteEvent.INTROSPECTION_REFUSED)
                        .contains(event)));
    }

    @Test
    void everyDetailIsInSomeEvent() {
        assertThat(Stream.of(SuiteEvent.values())
                        .flatMap(event -> event.details().stream())
                        .map(EventDetail.Described::detail))
                .contains(EventDetail.values());
    }

    @ParameterizedTest
    @EnumSource
    void detailThatTheRowDoesNotHaveIsRefused(SuiteEvent event) {
        EventDetail other = Arrays.stream(EventDetail.values())
                .filter(detail -> event.details().stream().noneMatch(known -> known.detail() == detail))
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(() -> event.prepare(builder(), Map.of(other, "value")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(event.name());
    }

    /** Type, details and user of what is sent are those of the row. */
    @ParameterizedTest
    @EnumSource
    void eventHasTheTypeAndDetailsOfItsRow(SuiteEvent event) {
        EventBuilder sent = builder();
        Map<EventDetail, String> values =
                event.details().stream().collect(Collectors.toMap(EventDetail.Described::detail, detail -> "value"));

        event.prepare(sent, values);

        String type = sent.getEvent().getType().name();
        assertThat(event.error().isPresent() ? type + "_ERROR" : type)
                .isEqualTo(event.type().orElse("LOGIN_ERROR"));
        assertThat(sent.getEvent().getUserId()).isEqualTo(event.named() == Named.NOBODY ? null : "somebody");
        if (!values.isEmpty()) {
            assertThat(sent.getEvent().getDetails())
                    .containsOnlyKeys(event.details().stream()
                            .map(detail -> detail.detail().key())
                            .toList());
        }
    }

    /** Of a sign-in that runs. */
    private static EventBuilder builder() {
        KeycloakSession session = Stub.of(
                KeycloakSession.class,
                Map.of(
                        "getKeycloakSessionFactory",
                        Stub.of(KeycloakSessionFactory.class, Map.of()),
                        "getProvider",
                        Stub.of(EventListenerProvider.class, Map.of())));
        return new EventBuilder(StubServer.realm(), session)
                .event(EventType.LOGIN)
                .user("somebody");
    }
}
