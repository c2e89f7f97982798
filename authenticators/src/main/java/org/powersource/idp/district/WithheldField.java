package org.powersource.idp.district;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.keycloak.models.UserModel;
import org.powersource.idp.account.ComputedField;

/**
 * What contacts can't change: every field and attribute that isn't in {@link AllowedField}. The constants are those that the admin console
 * shows, with a sentence on what to do instead.
 */
enum WithheldField {
    EMAIL_VERIFIED(
            "emailVerified", "Contacts can't mark an address as verified: its owner does so by opening a mailed link."),
    REQUIRED_ACTIONS(
            "requiredActions",
            "Contacts can't set required user actions: mail one with Credential Reset on the tab Credentials.");

    private static final String ATTRIBUTES = "attributes";
    private static final String SOMEBODY_ELSE = " If you didn't change this, somebody else did: reload the page";

    /** Attributes that the server computes for a shown record. */
    private static final Set<String> COMPUTED = Stream.concat(
                    ComputedField.attributes().stream(),
                    Stream.of(UserModel.DISABLED_REASON, UserModel.IS_TEMP_ADMIN_ATTR_NAME))
            .collect(Collectors.toUnmodifiableSet());

    /** Parts of a shown record that a save never reads: the sender's rights, the form, links with an identity provider. */
    private static final Set<String> SHOWN_ONLY = Set.of("access", "userProfileMetadata", "federatedIdentities");

    private final String field;
    private final String instead;

    WithheldField(String field, String instead) {
        this.field = field;
        this.instead = instead;
    }

    /**
     * The first withheld field or attribute that was sent with another value than is stored. Forms send whole records, so an unchanged
     * field isn't reported.
     *
     * @param stored the account as the admin API shows it
     */
    static Optional<String> changed(JsonNode sent, AllowedField.Body body, JsonNode stored) {
        Set<String> fields = AllowedField.fields(body);
        Set<String> attributes = AllowedField.attributes(body);
        return Stream.concat(
                        changed(sent, stored)
                                .filter(name -> !name.equals(ATTRIBUTES) && !fields.contains(name))
                                .filter(name -> body == AllowedField.Body.NEW || !SHOWN_ONLY.contains(name)),
                        changed(sent.path(ATTRIBUTES), stored.path(ATTRIBUTES))
                                .filter(name -> !attributes.contains(name) && !COMPUTED.contains(name))
                                .map(name -> ATTRIBUTES + "." + name))
                .findFirst();
    }

    /** Null counts as not sent, as in Keycloak. */
    private static Stream<String> changed(JsonNode sent, JsonNode stored) {
        return sent.properties().stream()
                .filter(field -> !field.getValue().isNull())
                .filter(field -> !values(field.getValue()).equals(values(stored.path(field.getKey()))))
                .map(Map.Entry::getKey);
    }

    /** Values in any order. A missing value, an empty text or list, and false are the same: the server leaves them out or fills them in. */
    private static Set<String> values(JsonNode node) {
        Stream<JsonNode> all = node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
        return all.filter(value -> !value.isNull() && !value.isMissingNode())
                .filter(value -> value.isValueNode() || !value.isEmpty())
                .map(value -> value.isValueNode() ? value.asText() : value.toString())
                .filter(text -> !text.isBlank() && !text.equals("false"))
                .collect(Collectors.toSet());
    }

    /** The message for a record with another value in a field. */
    static String ofRecord(String name) {
        return sentence(name, "Contacts can't change " + name + ".") + SOMEBODY_ELSE;
    }

    /** The same for a new account. */
    static String ofNew(String name) {
        return sentence(name, "Contacts can't set " + name + " on a new account.");
    }

    private static String sentence(String name, String otherwise) {
        return Arrays.stream(values())
                .filter(withheld -> withheld.field.equals(name))
                .map(withheld -> withheld.instead)
                .findFirst()
                .orElse(otherwise);
    }
}
