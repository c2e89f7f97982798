package org.powersource.idp.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.keycloak.common.util.StringPropertyReplacer;
import org.keycloak.representations.idm.ClientPolicyRepresentation;
import org.keycloak.representations.idm.ClientProfileRepresentation;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPGroup;
import org.keycloak.util.JsonSerialization;
import org.powersource.idp.kit.Sha256;
import org.powersource.idp.kit.SharedId;

/** Elements that the suite needs in a realm. Reads the jar's copy of {@code realm-export.json}, so file and call can't differ. */
final class ShippedRealm {

    private static final String FILE = "/META-INF/powersource/realm-export.json";
    private static final String VERSION_FILE =
            "/META-INF/maven/org.powersource.idp/powersource-authenticators/pom.properties";

    /** Start of the suite's own names of flows, required actions and listeners; the file also lists Keycloak's own. */
    private static final String OURS = "powersource";

    private static final Set<String> BINDINGS =
            Set.of("browserFlow", "directGrantFlow", "resetCredentialsFlow", "firstBrokerLoginFlow");
    private static final Set<String> THEMES = Set.of("loginTheme", "emailTheme", "accountTheme");
    /** Settings that aren't optional: without them Forgot My Password is off, or nobody can sign in with an address. */
    private static final Set<String> NEEDED = Set.of("loginWithEmailAllowed", "resetPasswordAllowed");

    private static final Set<String> CHOICES = Set.of("displayName", "displayNameHtml", "smtpServer");

    /** Parts of the file that aren't settings of the realm: the cases of {@link #elements}, the realm's name, Keycloak's flows, the two sites. */
    private static final Set<String> NO_SETTINGS = Set.of(
            "realm",
            "enabled",
            "adminPermissionsEnabled",
            "adminPermissionsClient",
            "roles",
            "groups",
            "clients",
            "scopeMappings",
            "clientScopeMappings",
            "components",
            "requiredActions",
            "authenticationFlows",
            "authenticatorConfig",
            "registrationFlow",
            "clientAuthenticationFlow",
            "dockerAuthenticationFlow",
            "clientProfiles",
            "clientPolicies",
            "eventsListeners",
            "attributes");

    private static final ShippedRealm LOADED = new ShippedRealm(load());

    private final JsonNode file;

    /** @param file a realm file, of this version or an earlier one */
    ShippedRealm(JsonNode file) {
        this.file = file;
    }

    static ShippedRealm get() {
        return LOADED;
    }

    private static JsonNode load() {
        try (InputStream in = Objects.requireNonNull(ShippedRealm.class.getResourceAsStream(FILE))) {
            return JsonSerialization.mapper.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Version of the jar; empty for classes that aren't in one. */
    static String version() {
        Properties maven = new Properties();
        try (InputStream in = ShippedRealm.class.getResourceAsStream(VERSION_FILE)) {
            if (in != null) {
                maven.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return maven.getProperty("version", "");
    }

    /** Hash of all elements; the same for two jars that need the same elements. */
    String fingerprint() {
        return Sha256.of(elements().stream()
                .map(element -> element.key().text() + "=" + element.value().hash())
                .collect(Collectors.joining("\n")));
    }

    /** All elements in the order of their kinds, including the realm's settings. */
    List<Element> elements() {
        List<Element> all = new ArrayList<>();
        file.at("/roles/realm").forEach(role -> all.add(Element.of(Kind.ROLE, name(role), RealmRoles.shipped(role))));
        file.path("groups")
                .forEach(group -> all.add(Element.of(
                        Kind.GROUP,
                        name(group),
                        Map.of("description", group.path("description").asText()))));
        file.path("requiredActions").forEach(action -> addAction(action, all));
        file.path("authenticationFlows").forEach(flow -> addFlow(flow, all));
        addProfile(all);
        file.path("clients").forEach(client -> {
            if (SharedId.DISTRICT_PAGE.is(client.path("clientId").asText())) {
                all.add(Element.of(
                        Kind.CLIENT,
                        SharedId.DISTRICT_PAGE.id(),
                        Clients.shipped(client, file.path("clientScopeMappings"))));
            }
        });
        file.at("/clientProfiles/profiles")
                .forEach(profile -> all.add(Element.of(
                        Kind.CLIENT_PROFILE, name(profile), new Value(profile).as(ClientProfileRepresentation.class))));
        file.at("/clientPolicies/policies")
                .forEach(policy -> all.add(Element.of(
                        Kind.CLIENT_POLICY, name(policy), new Value(policy).as(ClientPolicyRepresentation.class))));
        all.add(Element.of(Kind.PERMISSIONS, "admin-permissions", file.path("adminPermissionsEnabled")));
        file.path("clients")
                .forEach(client -> client.at("/authorizationSettings/policies")
                        .forEach(policy ->
                                all.add(Element.of(Kind.PERMISSION, name(policy), Permissions.shipped(policy)))));
        addSettings(all);
        file.path("eventsListeners").forEach(listener -> {
            if (listener.asText().startsWith(OURS)) {
                all.add(Element.of(Kind.LISTENER, listener.asText(), true));
            }
        });
        all.sort(Comparator.comparing(element -> element.key().kind()));
        return all;
    }

    /** Whether the element is installed only if a call asks for settings, too. */
    static boolean isOptional(Key key) {
        return switch (key.kind()) {
            case STOCK_ATTRIBUTE -> true;
            case SETTING -> !BINDINGS.contains(key.name()) && !NEEDED.contains(key.name());
            case CHOICE -> !THEMES.contains(key.name());
            default -> false;
        };
    }

    /** Whether the setting names something that exists only with the suite. */
    static boolean namesOurs(Key key, Value value) {
        return (BINDINGS.contains(key.name()) || THEMES.contains(key.name()))
                && value.json().asText().startsWith(OURS);
    }

    private static void addAction(JsonNode action, List<Element> all) {
        String alias = action.path("alias").asText();
        if (alias.startsWith(OURS)) {
            all.add(Element.of(Kind.REQUIRED_ACTION, alias, without(action, "alias", "config")));
            action.path("config")
                    .properties()
                    .forEach(option -> all.add(
                            Element.of(Kind.ACTION_OPTION, Path.join(alias, option.getKey()), option.getValue())));
        }
    }

    private void addFlow(JsonNode flow, List<Element> all) {
        String alias = flow.path("alias").asText();
        if (!alias.startsWith(OURS)) {
            return;
        }
        all.add(Element.of(Kind.FLOW, alias, without(flow, "alias", "builtIn", "authenticationExecutions")));
        flow.path("authenticationExecutions").forEach(step -> {
            boolean isFlow = step.path("authenticatorFlow").asBoolean();
            String name = Path.join(
                    alias, step.path(isFlow ? "flowAlias" : "authenticator").asText());
            Map<String, Object> content = new TreeMap<>();
            content.put("requirement", step.path("requirement").asText());
            content.put("priority", step.path("priority").asInt());
            content.put("flow", isFlow);
            content.put("config", step.path("authenticatorConfig").asText());
            all.add(Element.of(Kind.STEP, name, content));
            options(step.path("authenticatorConfig").asText())
                    .properties()
                    .forEach(option ->
                            all.add(Element.of(Kind.STEP_OPTION, Path.join(name, option.getKey()), option.getValue())));
        });
    }

    private JsonNode options(String alias) {
        for (JsonNode config : file.path("authenticatorConfig")) {
            if (config.path("alias").asText().equals(alias)) {
                return config.path("config");
            }
        }
        return JsonNodeFactory.instance.objectNode();
    }

    private void addProfile(List<Element> all) {
        JsonNode profile = Value.parse(file.at(
                                "/components/org.keycloak.userprofile.UserProfileProvider/0/config/kc.user.profile.config/0")
                        .asText())
                .json();
        Set<String> stock = Set.of("username", "email", "firstName", "lastName");
        profile.path("attributes")
                .forEach(attribute -> all.add(Element.of(
                        stock.contains(name(attribute)) ? Kind.STOCK_ATTRIBUTE : Kind.PROFILE_ATTRIBUTE,
                        name(attribute),
                        new Value(attribute).as(UPAttribute.class))));
        profile.path("groups").forEach(group -> {
            if (!name(group).equals("user-metadata")) {
                all.add(Element.of(Kind.PROFILE_GROUP, name(group), new Value(group).as(UPGroup.class)));
            }
        });
    }

    private void addSettings(List<Element> all) {
        file.properties().stream()
                .filter(field -> !NO_SETTINGS.contains(field.getKey()))
                .forEach(field -> all.add(Element.of(
                        CHOICES.contains(field.getKey()) || THEMES.contains(field.getKey())
                                ? Kind.CHOICE
                                : Kind.SETTING,
                        field.getKey(),
                        resolved(field.getValue()))));
        file.path("attributes")
                .properties()
                .forEach(attribute -> all.add(
                        Element.of(Kind.SETTING, RealmSettings.ATTRIBUTE + attribute.getKey(), attribute.getValue())));
    }

    /**
     * Replaces variables with values of the server's environment, as an import at start does. Leaves out the mail server's password, which
     * belongs to the server's operator: a realm's administrator could send it to a server of their own.
     */
    private static JsonNode resolved(JsonNode value) {
        if (!value.isObject()) {
            return value;
        }
        ObjectNode resolved = JsonNodeFactory.instance.objectNode();
        value.properties()
                .forEach(field -> resolved.put(
                        field.getKey(),
                        StringPropertyReplacer.replaceProperties(
                                field.getValue().asText(), System::getenv)));
        return Objects.requireNonNull(RealmSettings.withoutLogIn(resolved));
    }

    private static ObjectNode without(JsonNode object, String... fields) {
        return ((ObjectNode) object.deepCopy()).remove(List.of(fields));
    }

    private static String name(JsonNode object) {
        return object.path("name").asText();
    }
}
