package org.powersource.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.keycloak.util.JsonSerialization;

/**
 * Whether everything in one tree is in another with the same value. What the other has in addition (defaults, mostly)
 * doesn't count, nor does the order of lists, but for the steps of a flow.
 */
final class JsonDifference {

    /** What tells the elements of a list apart. */
    private static final List<String> NAMES =
            List.of("alias", "clientId", "name", "client", "clientScope", "executor", "condition", "providerId");

    private static final Set<String> ORDERED = Set.of("authenticationExecutions");

    private final List<String> found = new ArrayList<>();

    /** Each difference with its path. */
    List<String> of(JsonNode wanted, JsonNode got) {
        compare("", wanted, got);
        return found;
    }

    private void compare(String path, JsonNode wanted, JsonNode got) {
        if (wanted.isObject()) {
            wanted.properties()
                    .forEach(field -> compare(path + "/" + field.getKey(), field.getValue(), got.path(field.getKey())));
        } else if (wanted.isArray() && !wanted.isEmpty()) {
            compareLists(path, wanted, got);
        } else if (holdsJson(wanted) && got.isTextual()) {
            compare(path + "(text)", parse(wanted), parse(got));
        } else if (!isSame(wanted, got)) {
            found.add(path + ": " + wanted + " became " + got);
        }
    }

    private void compareLists(String path, JsonNode wanted, JsonNode got) {
        for (int i = 0; i < wanted.size(); i++) {
            JsonNode element = wanted.get(i);
            if (element.isValueNode() && !holdsJson(element)) {
                if (!contains(got, element)) {
                    found.add(path + ": " + element + " is missing in " + got);
                }
            } else if (ORDERED.contains(path.substring(path.lastIndexOf('/') + 1)) || element.isValueNode()) {
                compare(path + "/" + i, element, got.path(i));
            } else {
                compare(path + "[" + name(element) + "]", element, named(got, name(element)));
            }
        }
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        for (JsonNode element : list) {
            if (isSame(value, element)) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode named(JsonNode list, String name) {
        for (JsonNode element : list) {
            if (name(element).equals(name)) {
                return element;
            }
        }
        return MissingNode.getInstance();
    }

    private static String name(JsonNode element) {
        return NAMES.stream()
                .filter(element::hasNonNull)
                .findFirst()
                // Of components of one name each is for another kind of request.
                .map(name -> name + "=" + element.get(name).asText()
                        + element.path("subType").asText())
                .orElseThrow(() -> new IllegalStateException("Nothing names " + element));
    }

    /** Nothing is as good as an empty value. */
    private static boolean isSame(JsonNode wanted, JsonNode got) {
        return wanted.asText().equals(got.asText()) && (got.isValueNode() || got.isMissingNode() || got.isEmpty());
    }

    private static boolean holdsJson(JsonNode node) {
        return node.isTextual()
                && (node.asText().startsWith("{") || node.asText().startsWith("["));
    }

    private static JsonNode parse(JsonNode text) {
        try {
            return JsonSerialization.mapper.readTree(text.asText());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text.asText(), e);
        }
    }
}
