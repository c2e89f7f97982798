package org.powersource.idp.district;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.powersource.idp.kit.SharedId;

/**
 * All fields that a contact can set. A record with another value in any other field is refused. A dot separates {@code attributes} from the
 * name.
 */
@SuppressWarnings("ImmutableEnumChecker") // its sets are never changed
enum AllowedField {
    USERNAME("username", "the address again: the realm uses it as the user name", EnumSet.of(Body.NEW, Body.RECORD)),
    EMAIL("email", "the address to sign in with", EnumSet.of(Body.NEW, Body.RECORD)),
    FIRST_NAME("firstName", "", EnumSet.of(Body.NEW, Body.RECORD)),
    LAST_NAME("lastName", "", EnumSet.of(Body.NEW, Body.RECORD)),
    ENABLED(
            "enabled",
            "whether its owner can sign in; a disabled account's sessions end at once",
            EnumSet.of(Body.RECORD)),
    SPELLING(attribute(SharedId.SIGN_IN_EMAIL), "the address in its exact spelling", EnumSet.of(Body.NEW, Body.RECORD)),
    LANGUAGE("attributes.locale", "of pages and mails", EnumSet.of(Body.NEW, Body.RECORD)),
    SITE_ACCESS(
            attribute(SharedId.TICKED_SITES),
            "sites that the district has; ticks of others stay",
            EnumSet.of(Body.NEW, Body.RECORD)),
    SHOWN_SITES(
            attribute(SharedId.SHOWN_SITES),
            "the sites that the record was shown with, so that the tick of a renamed site still counts for it",
            EnumSet.of(Body.RECORD)),
    GROUPS("groups", "the account's district; required if the contact has several", EnumSet.of(Body.NEW)),
    PASSWORD_TYPE("type", "", EnumSet.of(Body.PASSWORD)),
    PASSWORD("value", "always a temporary password, whatever is sent", EnumSet.of(Body.PASSWORD)),
    UPDATE_PASSWORD("UPDATE_PASSWORD", "the mail to a new password", EnumSet.of(Body.ACTIONS)),
    ACTIVATE(SharedId.ACTIVATE_ACCOUNT.id(), "the activation mail", EnumSet.of(Body.ACTIONS)),
    USER("user", "id of the account that the code is for", EnumSet.of(Body.CODE)),
    GRANT("grant", "true or false", EnumSet.of(Body.DECISION)),
    REASON("reason", "one line for the person who asked", EnumSet.of(Body.DECISION));

    private static final String ATTRIBUTE = "attributes.";

    private final String path;
    private final String meaning;
    private final Set<Body> bodies;

    AllowedField(String path, String meaning, Set<Body> bodies) {
        this.path = path;
        this.meaning = meaning;
        this.bodies = bodies;
    }

    private static String attribute(SharedId attribute) {
        return ATTRIBUTE + attribute.id();
    }

    String path() {
        return path;
    }

    String meaning() {
        return meaning;
    }

    Set<Body> bodies() {
        return EnumSet.copyOf(bodies);
    }

    /** Names of fields, without those of attributes. */
    static Set<String> fields(Body body) {
        return of(body).filter(path -> !path.startsWith(ATTRIBUTE)).collect(Collectors.toUnmodifiableSet());
    }

    static Set<String> attributes(Body body) {
        return of(body).filter(path -> path.startsWith(ATTRIBUTE))
                .map(path -> path.substring(ATTRIBUTE.length()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> of(Body body) {
        return Arrays.stream(values())
                .filter(field -> field.bodies.contains(body))
                .map(AllowedField::path);
    }

    /** The body of an operation. */
    enum Body {
        NEW(AllowedOperation.CREATE),
        RECORD(AllowedOperation.SAVE),
        PASSWORD(AllowedOperation.RESET_PASSWORD),
        ACTIONS(AllowedOperation.CREDENTIAL_RESET),
        CODE(AllowedOperation.SPOKEN_CODE),
        DECISION(AllowedOperation.DECIDE);

        private final AllowedOperation operation;

        Body(AllowedOperation operation) {
            this.operation = operation;
        }

        AllowedOperation operation() {
            return operation;
        }
    }
}
