package org.powersource.acceptance.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.keycloak.util.JsonSerialization;

/** A realm without its accounts, sorted: exports of equal realms are equal texts. */
public final class RealmExport {

    private static final Set<String> IDS =
            Set.of("id", "containerId", "internalId", "flowId", "authenticationConfig", "parentId");

    private RealmExport() {}

    /** With ids, to compare one realm at two times. */
    public static String of(Realm realm) {
        return text(sorted(tree(realm)));
    }

    /**
     * Without ids, the realm's name, keys' certificates and mail server, to compare two realms. Of the client for admin permissions, the settings only: an
     * import makes a service account and a role for it that Keycloak's switch doesn't make.
     */
    public static String withoutIds(Realm realm) {
        JsonNode tree = parse(tree(realm).toString().replace(realm.name(), "REALM"));
        ((ObjectNode) tree.get("realm")).remove(List.of("users", "smtpServer"));
        ((ObjectNode) tree.at("/realm/roles/client")).remove("admin-permissions");
        tree.at("/realm/clients").forEach(client -> {
            if (client.path("clientId").asText().equals("admin-permissions")) {
                ((ObjectNode) client).retain("clientId", "authorizationSettings");
            }
        });
        tree.findParents("id").forEach(node -> ((ObjectNode) node).remove(IDS));
        tree.at("/realm/components/org.keycloak.keys.KeyProvider")
                .findParents("certificate")
                .forEach(key -> ((ObjectNode) key).remove("certificate"));
        return text(sorted(tree));
    }

    /** Flows and options whose names begin as the suite's do, without ids. */
    public static String flowsOfTheSuite(Realm realm) {
        JsonNode all = tree(realm).get("realm");
        all.findParents("id").forEach(node -> ((ObjectNode) node).remove(IDS));
        ObjectNode ours = JsonNodeFactory.instance.objectNode();
        for (String list : List.of("authenticationFlows", "authenticatorConfig")) {
            ArrayNode kept = ours.putArray(list);
            all.path(list).forEach(element -> {
                if (element.path("alias").asText().startsWith("powersource")) {
                    kept.add(element);
                }
            });
        }
        return text(sorted(ours));
    }

    private static JsonNode tree(Realm realm) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.set("realm", JsonSerialization.mapper.valueToTree(realm.admin().partialExport(true, true)));
        all.set(
                "profile",
                JsonSerialization.mapper.valueToTree(
                        realm.admin().users().userProfile().getConfiguration()));
        return all;
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            ObjectNode sorted = JsonNodeFactory.instance.objectNode();
            List<String> names = new ArrayList<>();
            node.fieldNames().forEachRemaining(names::add);
            names.stream().sorted().forEach(name -> sorted.set(name, sorted(node.get(name))));
            return sorted;
        }
        if (node.isArray()) {
            List<JsonNode> items = new ArrayList<>();
            node.forEach(item -> items.add(sorted(item)));
            items.sort(Comparator.comparing(JsonNode::toString));
            return new ArrayNode(JsonNodeFactory.instance, items);
        }
        return isJson(node) ? sorted(parse(node.textValue())) : node;
    }

    private static boolean isJson(JsonNode node) {
        return node.isTextual()
                && (node.textValue().startsWith("{\"") || node.textValue().startsWith("["));
    }

    private static JsonNode parse(String text) {
        try {
            return JsonSerialization.mapper.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(JsonNode tree) {
        return tree.toPrettyString();
    }
}
