package org.powersource.idp.district;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.keycloak.models.UserModel;
import org.keycloak.util.JsonSerialization;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.kit.SharedId;

/** The body that a contact sent, reduced to the fields that a contact may set. Needs no server. */
final class SentBody {

    private static final String ATTRIBUTES = "attributes";
    private static final String ENABLED = AllowedField.ENABLED.path();
    /** Values that a new account has anyway, so sending them is allowed. */
    private static final JsonNode NEW_ACCOUNT =
            JsonSerialization.mapper.createObjectNode().put(ENABLED, true);

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
            // Not JSON, or bytes that are invalid in the encoding that they begin with.
            throw Refusal.badRequest("The request's body is not readable as JSON");
        }
        throw Refusal.badRequest("The request's body has to be JSON");
    }

    /**
     * A new record, enabled and with the paths of its groups.
     *
     * @throws Refusal for a field that contacts can't set. It names no field: the console's form for a new account shows nothing then.
     */
    ObjectNode newRecord(Collection<String> groups) {
        WithheldField.changed(sent, AllowedField.Body.NEW, NEW_ACCOUNT).ifPresent(field -> {
            throw Refusal.forbidden(WithheldField.ofNew(field));
        });
        ObjectNode kept = kept(AllowedField.Body.NEW);
        kept.put(ENABLED, true);
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
     * A changed record. Attributes that a contact can't change get their stored values, because Keycloak would remove missing ones. So does
     * the address's spelling, if none was sent.
     *
     * @param stored the account as the admin API shows it
     * @throws Refusal for another value in a field that contacts can't change
     */
    ObjectNode record(JsonNode stored) {
        WithheldField.changed(sent, AllowedField.Body.RECORD, stored).ifPresent(field -> {
            throw Refusal.forbidden(field, WithheldField.ofRecord(field));
        });
        ObjectNode kept = kept(AllowedField.Body.RECORD);
        if (kept.get(ATTRIBUTES) instanceof ObjectNode attributes) {
            Set<String> allowed = AllowedField.attributes(AllowedField.Body.RECORD);
            stored.path(ATTRIBUTES).properties().forEach(attribute -> {
                String name = attribute.getKey();
                if (!allowed.contains(name) || (name.equals(SignInEmail.ATTRIBUTE) && !attributes.has(name))) {
                    attributes.set(name, attribute.getValue());
                }
            });
        }
        keepIfChanged(kept, stored);
        return kept;
    }

    /** An unchanged "enabled" would end the account's lock (26.7.4 {@code UserResource}), and consoles send it with each save. */
    private static void keepIfChanged(ObjectNode kept, JsonNode stored) {
        JsonNode enabled = kept.path(ENABLED);
        if (!enabled.isMissingNode() && !enabled.isNull() && !enabled.isBoolean()) {
            throw Refusal.badRequest(ENABLED, "enabled has to be true or false");
        }
        if (enabled.isNull() || enabled.asBoolean() == stored.path(ENABLED).asBoolean()) {
            kept.remove(ENABLED);
        }
    }

    /** Whether {@code enabled} is the only field: the console's switch <i>Temporarily locked</i> sends that. */
    boolean isUnlock() {
        return sent.size() == 1 && sent.path(ENABLED).asBoolean();
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
            throw Refusal.badRequest("Contacts can reset passwords only");
        }
        return kept.put("type", "password").put("temporary", true);
    }

    ObjectNode decision() {
        return kept(AllowedField.Body.DECISION);
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

    /** Refuses line ends and other control characters: they would reach mails, pages and files. */
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
