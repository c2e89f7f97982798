package org.powersource.acceptance.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.util.JsonSerialization;
import org.powersource.devserver.MailServer;

/** {@code realm-export.json} as a tree, to read or change. */
public final class RealmFile {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z_]+):([^}]*)}");

    private final ObjectNode tree;

    private RealmFile(ObjectNode tree) {
        this.tree = tree;
    }

    public static Path path() {
        return Path.of(System.getProperty("powersource.realm")).normalize();
    }

    public static String text() {
        try {
            return Files.readString(path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static RealmFile export() {
        return of(text());
    }

    public static RealmFile of(String json) {
        try {
            return new RealmFile((ObjectNode) JsonSerialization.mapper.readTree(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Resolves the placeholders like an import at the start: with the given variables, else with their defaults. */
    public RealmFile with(Map<String, String> environment) {
        return of(PLACEHOLDER
                .matcher(tree.toString())
                .replaceAll(
                        found -> Matcher.quoteReplacement(environment.getOrDefault(found.group(1), found.group(2)))));
    }

    RealmFile named(String name, String portalUrl) {
        RealmFile copy = with(Map.of("POWERSOURCE_PORTAL_URL", portalUrl));
        copy.tree.put("realm", name).put("privateKey", SigningKey.PRIVATE);
        copy.moveDistrictPage(
                "/realms/" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20") + "/district/");
        return copy;
    }

    /** Its client has the realm's name in its addresses. Files of older versions have no such client. */
    private void moveDistrictPage(String path) {
        tree.path("clients").forEach(client -> {
            if (client.path("clientId").asText().equals("powersource-district")) {
                ((ObjectNode) client)
                        .put("baseUrl", path)
                        .putArray("redirectUris")
                        .add(path);
            }
        });
    }

    RealmFile sendsMailTo(MailServer server) {
        return sendsMailTo(server.host(), server.port());
    }

    public RealmFile sendsMailTo(String host, int port) {
        ((ObjectNode) tree.get("smtpServer")).put("host", host).put("port", Integer.toString(port));
        return this;
    }

    public ObjectNode tree() {
        return tree;
    }

    /** Sets an option of an authenticator on all its steps; the alias is that of the configuration of one of them. */
    public RealmFile authenticatorOption(String alias, String option, String value) {
        List<JsonNode> steps = tree.findParents("authenticatorConfig").stream()
                .filter(step -> step.has("authenticator"))
                .toList();
        String authenticator = steps.stream()
                .filter(step -> step.get("authenticatorConfig").asText().equals(alias))
                .map(step -> step.get("authenticator").asText())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No step with " + alias));
        steps.stream()
                .filter(step -> step.get("authenticator").asText().equals(authenticator))
                .map(step -> step.get("authenticatorConfig").asText())
                .map(config -> named((ArrayNode) tree.get("authenticatorConfig"), "alias", config))
                .forEach(config -> ((ObjectNode) config.get("config")).put(option, value));
        return this;
    }

    /** Adds sites that nobody has. */
    public RealmFile addSites(int number) {
        ArrayNode clients = (ArrayNode) tree.get("clients");
        ObjectNode roles = (ObjectNode) tree.path("roles").path("client");
        for (int site = 0; site < number; site++) {
            String clientId = "site-" + site;
            clients.addObject()
                    .put("clientId", clientId)
                    .put("name", "Site " + site)
                    .put("protocol", "openid-connect")
                    .putArray("redirectUris")
                    .add("https://" + clientId + ".example/");
            roles.putArray(clientId).addObject().put("name", "site-access");
        }
        return this;
    }

    /** The same realm without the suite: Keycloak's own flows, actions and pages. */
    public RealmFile stock() {
        tree.put("browserFlow", "browser")
                .put("directGrantFlow", "direct grant")
                .put("resetCredentialsFlow", "reset credentials")
                .put("firstBrokerLoginFlow", "first broker login")
                .remove(List.of("loginTheme", "accountTheme", "emailTheme", "clientProfiles", "clientPolicies"));
        tree.putArray("eventsListeners").add("jboss-logging");
        tree.get("requiredActions")
                .forEach(action -> ((ObjectNode) action)
                        .put(
                                "enabled",
                                action.path("enabled").asBoolean()
                                        && !action.path("alias").asText().startsWith("powersource-")));
        return this;
    }

    /** Sets an option of a required action. */
    public RealmFile requiredActionOption(String id, String option, String value) {
        ObjectNode action = (ObjectNode) named((ArrayNode) tree.get("requiredActions"), "alias", id);
        ((ObjectNode) action.get("config")).put(option, value);
        return this;
    }

    /** Sets an option of the client-policy executor. */
    public RealmFile executorOption(String option, String value) {
        ObjectNode executor = (ObjectNode) tree.at("/clientProfiles/profiles/0/executors/0/configuration");
        executor.put(option, value);
        return this;
    }

    /** The element of a list whose property has that value. */
    public static JsonNode named(ArrayNode list, String property, String value) {
        for (JsonNode element : list) {
            if (value.equals(element.path(property).asText())) {
                return element;
            }
        }
        throw new IllegalStateException("None with " + property + " " + value);
    }

    void importInto(String server, Keycloak admin) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/admin/realms"))
                .header("Authorization", "Bearer " + admin.tokenManager().getAccessTokenString())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(tree.toString()))
                .build();
        try {
            HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            if (response.statusCode() != 201) {
                throw new IllegalStateException("Import: " + response.statusCode() + " " + response.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
