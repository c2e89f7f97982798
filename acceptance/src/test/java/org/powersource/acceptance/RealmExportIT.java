package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.BadRequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Nightly;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.RealmFile;
import org.powersource.acceptance.suite.Suite;
import org.powersource.devserver.Artifacts;
import org.powersource.devserver.KeycloakServer;

/** {@code realm-export.json}: complete, without secrets, and the same after a round trip. */
@OnTheSuite
class RealmExportIT {

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "POWERSOURCE_PORTAL_URL", "https://portal.district.example",
            "POWERSOURCE_SMTP_HOST", "mail.district.example",
            "POWERSOURCE_SMTP_PORT", "2525",
            "POWERSOURCE_SMTP_FROM", "accounts@district.example",
            "POWERSOURCE_SMTP_FROM_NAME", "District accounts",
            "POWERSOURCE_SMTP_STARTTLS", "true");
    private static final Pattern SECRET = Pattern.compile("(?i).*(secret|password|privatekey|keystore|token)$");

    private final Suite suite;
    private final Realm realm;

    RealmExportIT(Suite suite) {
        this.suite = suite;
        this.realm = suite.realm();
    }

    @Nightly
    @Test
    void exportAfterImportDiffersInNothingThatMatters(@TempDir Path folder) throws IOException {
        Path exported = folder.resolve("export.json");
        var builder = KeycloakServer.builder(Artifacts.fromSystemProperties())
                // A short life: the second compiler costs more than it gains.
                .environment("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
        ENVIRONMENT.forEach(builder::environment);
        try (KeycloakServer stopped = builder.prepare()) {
            stopped.run("import", "--file", RealmFile.path().toString());
            assertThat(Files.readString(stopped.logFile()))
                    .containsOnlyOnce("Realm powersource: PowerSource setup is current")
                    .doesNotContain("Realm master: PowerSource");
            stopped.run("export", "--realm", Realm.NAME, "--users", "same_file", "--file", exported.toString());
        }

        ObjectNode wanted = RealmFile.export().with(ENVIRONMENT).tree();
        JsonNode got = RealmFile.of(Files.readString(exported)).tree();

        assertThat(wanted.at("/smtpServer/host").asText()).isEqualTo("mail.district.example");
        assertThat(new JsonDifference().of(wanted, got)).isEmpty();
        // The comparison sees a difference where there is one.
        wanted.withObject("/smtpServer").put("host", "other.example");
        wanted.withArray("/supportedLocales").add("de");
        wanted.withObject("/clientProfiles/profiles/0").put("description", "Other");
        assertThat(new JsonDifference().of(wanted, got)).hasSize(3);
    }

    @Test
    void fileHoldsNoUserAndNoSecret() {
        JsonNode file = RealmFile.export().tree();
        Set<String> secrets = new TreeSet<>();

        collectSecrets(file, "", secrets);

        assertThat(file.has("users")).isFalse();
        assertThat(file.has("federatedUsers")).isFalse();
        assertThat(secrets).isEmpty();
    }

    private static void collectSecrets(JsonNode node, String path, Set<String> found) {
        node.properties().forEach(field -> {
            String here = path + "/" + field.getKey();
            boolean empty = field.getValue().asText().isEmpty()
                    || field.getValue().asText().matches("\\$\\{[A-Z_]+:}");
            if (SECRET.matcher(field.getKey()).matches() && field.getValue().isValueNode() && !empty) {
                found.add(here + " = " + field.getValue().asText());
            }
            collectSecrets(field.getValue(), here, found);
        });
        if (node.isArray()) {
            node.forEach(element -> collectSecrets(element, path, found));
        }
    }

    @Test
    void everythingThatTheFileNamesExistsOnTheServer() {
        JsonNode file = RealmFile.export().tree();

        assertThat(providers("authenticator", "form-authenticator", "form-action", "client-authenticator"))
                .containsAll(texts(file, "authenticationFlows", "authenticator"));
        assertThat(providers("required-action")).containsAll(texts(file, "requiredActions", "providerId"));
        assertThat(providers("client-policy-executor")).containsAll(texts(file, "clientProfiles", "executor"));
        assertThat(providers("client-policy-condition")).containsAll(texts(file, "clientPolicies", "condition"));
        assertThat(providers("protocol-mapper")).containsAll(texts(file, "clients", "protocolMapper"));
        file.get("eventsListeners")
                .forEach(listener -> assertThat(providers("eventsListener")).contains(listener.asText()));
        assertThat(suite.admin().serverInfo().getInfo().getThemes().get("login"))
                .extracting("name")
                .contains(file.get("loginTheme").asText());
    }

    private Set<String> providers(String... types) {
        var all = suite.admin().serverInfo().getInfo().getProviders();
        Set<String> ids = new TreeSet<>();
        List.of(types).forEach(type -> ids.addAll(all.get(type).getProviders().keySet()));
        return ids;
    }

    /** Values of a property anywhere below a part of the file. */
    private static List<String> texts(JsonNode file, String part, String property) {
        return file.path(part).findValues(property).stream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void everyFlowAndConfigurationThatTheFileNamesIsInIt() {
        JsonNode file = RealmFile.export().tree();
        List<String> flows = file.get("authenticationFlows").findValuesAsText("alias");

        assertThat(flows).doesNotHaveDuplicates().containsAll(texts(file, "authenticationFlows", "flowAlias"));
        assertThat(flows)
                .contains(
                        "powersource browser",
                        "powersource direct grant",
                        "powersource post broker",
                        file.get("browserFlow").asText(),
                        file.get("directGrantFlow").asText());
        assertThat(file.get("authenticatorConfig").findValuesAsText("alias"))
                .containsAll(texts(file, "authenticationFlows", "authenticatorConfig"));
    }

    @Test
    void keycloaksOwnClientsAndActionsAreThere() {
        assertThat(realm.admin().clients().findAll())
                .extracting(ClientRepresentation::getClientId)
                .contains(
                        "account",
                        "account-console",
                        "admin-cli",
                        "broker",
                        "realm-management",
                        "security-admin-console",
                        "powersource",
                        "gradebook-sample");
        assertThat(realm.admin().flows().getRequiredActions())
                .filteredOn(RequiredActionProviderRepresentation::isEnabled)
                .extracting(RequiredActionProviderRepresentation::getAlias)
                .contains("UPDATE_PASSWORD", "CONFIGURE_TOTP", "UPDATE_PROFILE", "VERIFY_EMAIL", "webauthn-register");
        assertThat(realm.admin().getDefaultDefaultClientScopes())
                .extracting("name")
                .contains("basic", "profile", "email", "roles", "web-origins", "acr");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fourteen-chars", "short"})
    void passwordsUnderFifteenCharactersAreRefused(String password) {
        Account account = realm.newAccount().create();

        assertThatThrownBy(() -> account.resetPassword(password)).isInstanceOf(BadRequestException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fifteen letters", "123456789012345", "пароль из слов и ещё"})
    void longPasswordsNeedNoSpecialCharacters(String password) {
        Account account = realm.newAccount().withoutReminderQuestion().create();

        account.resetPassword(password);

        assertThat(account.admin().credentials()).hasSize(1);
    }

    @Test
    void addressIsNoPassword() {
        Account account = realm.newAccount().create();

        assertThatThrownBy(() ->
                        account.resetPassword(account.admin().toRepresentation().getEmail()))
                .isInstanceOf(BadRequestException.class);
    }
}
