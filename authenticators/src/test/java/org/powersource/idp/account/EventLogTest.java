package org.powersource.idp.account;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.Config;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.AuthDetails;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.events.log.JBossLoggingEventListenerProviderFactory;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakTransaction;
import org.keycloak.models.KeycloakTransactionManager;
import org.keycloak.models.KeycloakUriInfo;
import org.keycloak.urls.HostnameProvider;
import org.keycloak.urls.UrlType;
import org.powersource.idp.Stub;

/** The level is set after the server's start. */
class EventLogTest {

    private static final Logger LOGGER = Logger.getLogger("org.keycloak.events");

    private final List<KeycloakTransaction> transactions = new ArrayList<>();
    private final List<String> logged = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(entry.getLevel() + " " + entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOGGER.addHandler(handler);
        LOGGER.setLevel(Level.ALL);
        handler.setLevel(Level.ALL);
    }

    @AfterEach
    void stop() {
        LOGGER.removeHandler(handler);
        LOGGER.setLevel(null);
    }

    @Test
    void noEventCarriesTheRequestsAddressOrCookies() {
        log(new EventLogFactory());

        assertThat(logged).hasSize(2).allSatisfy(line -> assertThat(line).doesNotContain("S3CRET", "cookies"));
        assertThat(String.join("\n", logged)).contains("TRACE ", "type=\"LOGIN\"", "resourcePath=\"users/u1\"");
    }

    /** Without this the test above would show nothing. */
    @Test
    void keycloaksOwnListenerLogsThem() {
        log(new JBossLoggingEventListenerProviderFactory());

        assertThat(logged).hasSize(2).allSatisfy(line -> assertThat(line).contains("key=S3CRET", "cookies"));
    }

    private void log(JBossLoggingEventListenerProviderFactory factory) {
        factory.init(Config.scope("events-listener", factory.getId()));
        EventListenerProvider listener = factory.create(session());
        transactions.forEach(KeycloakTransaction::begin);
        Event event = new Event();
        event.setType(EventType.LOGIN);
        event.setUserId("u1");
        listener.onEvent(event);
        AdminEvent change = new AdminEvent();
        change.setOperationType(OperationType.UPDATE);
        change.setResourceType(ResourceType.USER);
        change.setResourcePath("users/u1");
        change.setAuthDetails(new AuthDetails());
        listener.onEvent(change, true);
        transactions.forEach(KeycloakTransaction::commit);
    }

    private KeycloakSession session() {
        KeycloakUriInfo uri = new KeycloakUriInfo(
                Stub.of(KeycloakSession.class, Map.of("getProvider", Stub.of(HostnameProvider.class, Map.of()))),
                UrlType.FRONTEND,
                Stub.of(
                        UriInfo.class,
                        Map.of("getRequestUri", URI.create("https://id.example/realms/r/activation?key=S3CRET"))));
        HttpHeaders headers = Stub.of(
                HttpHeaders.class,
                Map.of(
                        "getCookies",
                        Map.of(
                                "KEYCLOAK_IDENTITY",
                                new Cookie.Builder("KEYCLOAK_IDENTITY")
                                        .value("S3CRET")
                                        .build())));
        return Stub.of(
                KeycloakSession.class,
                Map.of(
                        "getContext",
                        Stub.of(KeycloakContext.class, Map.of("getUri", uri, "getRequestHeaders", headers)),
                        "getTransactionManager",
                        Stub.of(KeycloakTransactionManager.class, Map.of("enlistAfterCompletion", (Stub.Reply)
                                this::enlist))));
    }

    private Object enlist(Object... transaction) {
        transactions.add((KeycloakTransaction) transaction[0]);
        return transaction;
    }
}
