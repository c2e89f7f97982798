package org.powersource.idp.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.ModelToRepresentation;
import org.keycloak.models.utils.RepresentationToModel;
import org.keycloak.representations.idm.RealmRepresentation;

/** Fields of the realm, named as in {@code RealmRepresentation}; those of {@code attributes} start with {@value #ATTRIBUTE}. */
final class RealmSettings implements Part {

    static final String ATTRIBUTE = "attributes.";

    private static final List<String> LOG_IN = List.of("auth", "user", "password");

    private final Place place;
    /** All settings as JSON; null until the first read and after each change. */
    private @Nullable JsonNode all;

    RealmSettings(Place place) {
        this.place = place;
    }

    @Override
    public @Nullable Value read(String name) {
        if (name.startsWith(ATTRIBUTE)) {
            return Value.ofNullable(place.realm().getAttribute(name.substring(ATTRIBUTE.length())));
        }
        JsonNode fields = all;
        if (fields == null) {
            fields = Value.of(ModelToRepresentation.toRepresentation(place.session(), place.realm(), false))
                    .json();
            all = fields;
        }
        return Value.ofNullable(withoutLogIn(fields.get(name)));
    }

    /** Removes the mail server's user name and password, which setup neither compares nor stores. */
    static @Nullable JsonNode withoutLogIn(@Nullable JsonNode value) {
        return value instanceof ObjectNode object ? object.deepCopy().without(LOG_IN) : value;
    }

    @Override
    public void write(String name, Value value) {
        all = null;
        if (name.startsWith(ATTRIBUTE)) {
            place.realm()
                    .setAttribute(
                            name.substring(ATTRIBUTE.length()), value.json().asText());
            return;
        }
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        change.set(name, value.json());
        RepresentationToModel.updateRealm(
                new Value(change).as(RealmRepresentation.class), place.realm(), place.session());
    }

    /** Removes the value of a field that may be empty. */
    @Override
    @SuppressWarnings("NullAway") // null is Keycloak's way to say so
    public void remove(String name) {
        all = null;
        RealmModel realm = place.realm();
        switch (name) {
            case "loginTheme" -> realm.setLoginTheme(null);
            case "accountTheme" -> realm.setAccountTheme(null);
            case "emailTheme" -> realm.setEmailTheme(null);
            case "displayName" -> realm.setDisplayName(null);
            case "displayNameHtml" -> realm.setDisplayNameHtml(null);
            case "defaultLocale" -> realm.setDefaultLocale(null);
            case "passwordPolicy" -> realm.setPasswordPolicy(PasswordPolicy.parse(place.session(), null));
            case "supportedLocales" -> realm.setSupportedLocales(Set.of());
            case "eventsExpiration" -> realm.setEventsExpiration(0);
            case "smtpServer" -> realm.setSmtpConfig(Map.of());
            default -> {
                if (!name.startsWith(ATTRIBUTE)) {
                    throw new IllegalArgumentException(name + " always has a value");
                }
                realm.removeAttribute(name.substring(ATTRIBUTE.length()));
            }
        }
    }
}
