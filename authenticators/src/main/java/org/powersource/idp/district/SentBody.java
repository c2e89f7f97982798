package org.powersource.idp.district;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.keycloak.models.UserModel;
import org.keycloak.util.JsonSerialization;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.kit.SharedId;

/** What a contact sent, and what is left of it. Pure: it knows no server. */
final class SentBody {

    private static final String ATTRIBUTES = "attributes";
    /** Which Keycloak lists among a user's attributes as well. */
    private static final Set<String> FIELDS =
            Set.of(UserModel.USERNAME, UserModel.EMAIL, UserModel.FIRST_NAME, UserModel.LAST_NAME);

    private final JsonNode sent;

    private SentBody(JsonNode sent) {
        this.sent = sent;
    }

    /** Anything but an object or an array of texts is a {@link Refusal}. */
    static SentBody of(byte[] json) {
        try {
            JsonNode tree = JsonSerialization.mapper.readTree(json);
            if (tree != null && (tree.isObject() || tree.isArray())) {
                return new SentBody(tree);
            }
        } catch (IOException e) {
            // No JSON, or bytes that are no text in the encoding that they begin with.
            throw Refusal.badRequest("The request's body is not readable as JSON");
        }
        throw Refusal.badRequest("The request's body has to be JSON");
    }

    /** A new record: with the paths of its groups, and enabled. */
    ObjectNode newRecord(Collection<String> groups) {
        ObjectNode kept = kept(AllowedField.Body.NEW);
        kept.put("enabled", true);
        kept.set("groups", JsonSerialization.mapper.valueToTree(groups));
        return kept;
    }

    /** Group paths, if any. */
    List<String> groups() {
        return texts(sent.path("groups"));
    }

    List<String> sites() {
        return texts(sent.path(ATTRIBUTES).path(SharedId.TICKED_SITES.id()));
    }

    /**
     * A changed record. Attributes that are not the contact's to change stay as they are stored, since Keycloak would remove
     * what is missing; so does the address's spelling, if none was sent.
     */
    ObjectNode record(Map<String, List<String>> stored) {
        ObjectNode kept = kept(AllowedField.Body.RECORD);
        if (kept.get(ATTRIBUTES) instanceof ObjectNode attributes) {
            Set<String> allowed = AllowedField.attributes(AllowedField.Body.RECORD);
            stored.forEach((name, values) -> {
                boolean isField = FIELDS.contains(name);
                if (!isField
                        && (!allowed.contains(name) || (name.equals(SignInEmail.ATTRIBUTE) && !attributes.has(name)))) {
                    attributes.set(name, JsonSerialization.mapper.valueToTree(values));
                }
            });
        }
        return kept;
    }

    /** The language, if one was sent. */
    String language() {
        List<String> sentLanguages = texts(sent.path(ATTRIBUTES).path(UserModel.LOCALE));
        if (sentLanguages.size() > 1) {
            throw Refusal.badRequest(ATTRIBUTES + "." + UserModel.LOCALE, "Choose one language");
        }
        return sentLanguages.isEmpty() ? "" : sentLanguages.get(0);
    }

    /** The address, if one was sent. */
    String email() {
        return sent.path("email").asText("");
    }

    /** The address's exact spelling, if one was sent. */
    String spelling() {
        return texts(sent.path(ATTRIBUTES).path(SignInEmail.ATTRIBUTE)).stream()
                .findFirst()
                .orElse("");
    }

    ObjectNode temporaryPassword() {
        ObjectNode kept = kept(AllowedField.Body.PASSWORD);
        if (!kept.path("type").asText("password").equals("password")) {
            throw Refusal.badRequest("Only a password can be reset");
        }
        return kept.put("type", "password").put("temporary", true);
    }

    ObjectNode code() {
        return kept(AllowedField.Body.CODE);
    }

    /** Id of the account that a code is for; empty if none was sent. */
    String user() {
        return sent.path(AllowedField.USER.path()).asText("");
    }

    /** Never empty. */
    Set<String> actions() {
        Set<String> actions = new TreeSet<>(texts(sent));
        Set<String> allowed = AllowedField.fields(AllowedField.Body.ACTIONS);
        if (!allowed.containsAll(actions)) {
            throw Refusal.forbidden(
                    "Contacts can mail these actions only: " + String.join(", ", new TreeSet<>(allowed)));
        }
        if (actions.isEmpty()) {
            throw Refusal.badRequest("Choose what to mail: " + String.join(", ", new TreeSet<>(allowed)));
        }
        return actions;
    }

    private ObjectNode kept(AllowedField.Body body) {
        if (!(sent instanceof ObjectNode object)) {
            throw Refusal.badRequest("The request's body has to be a JSON object");
        }
        ObjectNode kept = object.deepCopy();
        kept.retain(AllowedField.fields(body));
        Set<String> attributes = AllowedField.attributes(body);
        if (!attributes.isEmpty() && object.get(ATTRIBUTES) instanceof ObjectNode all) {
            kept.set(ATTRIBUTES, all.deepCopy().retain(attributes));
        }
        requireText(kept, "");
        return kept;
    }

    /** Line ends and other control characters would reach mails, pages and files. */
    private static void requireText(JsonNode node, String field) {
        node.properties()
                .forEach(each ->
                        requireText(each.getValue(), field.isEmpty() ? each.getKey() : field + "." + each.getKey()));
        if (node.isArray()) {
            node.forEach(element -> requireText(element, field));
        }
        if (node.isTextual() && node.asText().codePoints().anyMatch(Character::isISOControl)) {
            throw Refusal.badRequest(field, "Remove line breaks and other control characters from " + field);
        }
    }

    private static List<String> texts(JsonNode array) {
        if (!(array instanceof ArrayNode)) {
            return array.isTextual() ? List.of(array.asText()) : List.of();
        }
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
