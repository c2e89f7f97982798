package org.powersource.idp.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.keycloak.util.JsonSerialization;
import org.powersource.idp.kit.Sha256;

/**
 * The value of an element as JSON. Two values are equal if their canonical JSON is: without nulls and empty objects, lists and
 * texts, with sorted fields, and with sorted lists of texts, which are sets in Keycloak.
 */
record Value(JsonNode json) {

    static Value of(Object plain) {
        return new Value(JsonSerialization.mapper.valueToTree(plain));
    }

    /** Null for null, and for a value without content. */
    static @Nullable Value ofNullable(@Nullable Object plain) {
        Value value = plain == null ? null : of(plain);
        return value == null || canonical(value.json) == null ? null : value;
    }

    /** @throws IllegalArgumentException for a text that {@link #text()} didn't write */
    static Value parse(String text) {
        try {
            return new Value(JsonSerialization.mapper.readTree(text));
        } catch (IOException e) {
            throw new IllegalArgumentException("Not JSON", e);
        }
    }

    <T> T as(Class<T> type) {
        return JsonSerialization.mapper.convertValue(json, type);
    }

    /** Texts of a JSON list. */
    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    /** The unchanged JSON, for {@link #parse}. */
    String text() {
        return json.toString();
    }

    /** SHA-256 of the canonical JSON. */
    String hash() {
        return Sha256.of(String.valueOf(canonical(json)));
    }

    private static @Nullable JsonNode canonical(JsonNode node) {
        if (node.isObject()) {
            TreeMap<String, JsonNode> fields = new TreeMap<>();
            node.properties().forEach(field -> {
                JsonNode value = canonical(field.getValue());
                if (value != null) {
                    fields.put(field.getKey(), value);
                }
            });
            return fields.isEmpty() ? null : new ObjectNode(JsonNodeFactory.instance, fields);
        }
        if (node.isArray()) {
            List<JsonNode> items = new ArrayList<>();
            node.forEach(item -> items.add(item.isContainerNode() ? orEmpty(canonical(item)) : item));
            if (items.stream().allMatch(JsonNode::isTextual)) {
                items.sort(Comparator.comparing(JsonNode::textValue));
            }
            return items.isEmpty() ? null : new ArrayNode(JsonNodeFactory.instance, items);
        }
        return node.isNull()
                        || node.isMissingNode()
                        || (node.isTextual() && node.textValue().isEmpty())
                ? null
                : node;
    }

    private static JsonNode orEmpty(@Nullable JsonNode node) {
        return node == null ? JsonNodeFactory.instance.objectNode() : node;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Value value && value.hash().equals(hash());
    }

    @Override
    public int hashCode() {
        return hash().hashCode();
    }
}
