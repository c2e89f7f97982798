package org.powersource.idp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.provider.ConfiguredProvider;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProviderFactory;

/** The realm file names only what is in this jar, and contains no secret and no person. */
class RealmExportTest {

    private static final Path FILE = Path.of("..", "realm-export.json");
    private static final String OURS = "powersource-";

    private static JsonNode realm;

    @BeforeAll
    static void read() throws IOException {
        realm = new ObjectMapper().readTree(FILE.toFile());
    }

    @Test
    void everyAuthenticatorExists() {
        assertThat(named("authenticator")).isNotEmpty().isSubsetOf(ids(AuthenticatorFactory.class));
    }

    /** If the file names any, an import adds none of Keycloak's own. So the file contains those, too. */
    @Test
    void everyRequiredActionExistsWithItsOptions() {
        Map<String, Set<String>> options = new TreeMap<>();
        ServiceLoader.load(RequiredActionFactory.class)
                .forEach(factory -> options.put(factory.getId(), names(factory.getConfigMetadata())));
        Map<String, Set<String>> written = new TreeMap<>();
        realm.get("requiredActions").forEach(action -> {
            String id = action.get("providerId").asText();
            if (id.startsWith(OURS)) {
                assertThat(action.get("alias").asText()).isEqualTo(id);
                written.put(id, fields(action.get("config")));
            }
        });
        options.keySet().retainAll(written.keySet());
        assertThat(written).isNotEmpty().isEqualTo(options);
    }

    @Test
    void everyEventListenerExists() {
        Set<String> listeners = texts(realm.get("eventsListeners"));
        assertThat(listeners).filteredOn(id -> id.startsWith(OURS)).isNotEmpty();
        assertThat(listeners).filteredOn(id -> id.startsWith(OURS)).isSubsetOf(ids(EventListenerProviderFactory.class));
    }

    @Test
    void everyExecutorExistsWithItsOptions() {
        for (JsonNode profile : realm.at("/clientProfiles/profiles")) {
            for (JsonNode executor : profile.get("executors")) {
                String id = executor.get("executor").asText();
                assertThat(fields(executor.get("configuration")))
                        .isSubsetOf(options(ClientPolicyExecutorProviderFactory.class)
                                .get(id));
            }
        }
    }

    @Test
    void everyOptionExistsAndIsWrittenOut() {
        Map<String, Set<String>> options = options(AuthenticatorFactory.class);
        realm.findParents("authenticatorConfig").stream()
                .filter(step -> step.path("authenticator").asText().startsWith(OURS))
                .forEach(step -> assertThat(
                                configOf(step.get("authenticatorConfig").asText()))
                        .as(step.toString())
                        .isEqualTo(options.get(step.get("authenticator").asText())));
    }

    @Test
    void noSecretAndNobodyIsInIt() {
        assertThat(realm.has("users")).isFalse();
        assertThat(realm.findValues("secret")).isEmpty();
        assertThat(realm.findValues("privateKey")).isEmpty();
        assertThat(realm.at("/smtpServer/password").asText()).isEqualTo("${POWERSOURCE_SMTP_PASSWORD:}");
    }

    private static Set<String> configOf(String alias) {
        return StreamSupport.stream(realm.get("authenticatorConfig").spliterator(), false)
                .filter(config -> config.get("alias").asText().equals(alias))
                .map(config -> fields(config.get("config")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no config " + alias));
    }

    private static Set<String> named(String field) {
        return realm.findValuesAsText(field).stream()
                .filter(id -> id.startsWith(OURS))
                .collect(Collectors.toSet());
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    private static Set<String> fields(JsonNode object) {
        Set<String> fields = new TreeSet<>();
        object.fieldNames().forEachRemaining(fields::add);
        return fields;
    }

    private static <F extends ProviderFactory<?>> Set<String> ids(Class<F> type) {
        return ServiceLoader.load(type).stream()
                .map(ServiceLoader.Provider::get)
                .map(ProviderFactory::getId)
                .collect(Collectors.toSet());
    }

    private static <F extends ProviderFactory<?> & ConfiguredProvider> Map<String, Set<String>> options(Class<F> type) {
        Map<String, Set<String>> options = new TreeMap<>();
        for (F factory : ServiceLoader.load(type)) {
            if (factory.getId().startsWith(OURS)) {
                options.put(factory.getId(), names(factory.getConfigProperties()));
            }
        }
        return options;
    }

    private static Set<String> names(List<ProviderConfigProperty> properties) {
        return properties.stream().map(ProviderConfigProperty::getName).collect(Collectors.toCollection(TreeSet::new));
    }
}
