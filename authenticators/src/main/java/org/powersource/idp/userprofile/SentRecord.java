package org.powersource.idp.userprofile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.UserProfileContext;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.account.Languages;
import org.powersource.idp.account.SignInEmail;

/** The attributes of a request that saves an account, with cleaned addresses and the spelling to store. */
final class SentRecord {

    private final Map<String, Object> attributes;
    private final String spelling;

    private SentRecord(Map<String, Object> attributes, String spelling) {
        this.attributes = attributes;
        this.spelling = spelling;
    }

    /**
     * Reads a request.
     *
     * @param user null for a new account
     */
    static SentRecord of(RealmModel realm, UserProfileContext context, Map<String, ?> sent, @Nullable UserModel user) {
        Map<String, Object> attributes = new HashMap<>(sent);
        clean(attributes, UserModel.EMAIL);
        clean(attributes, UserModel.USERNAME);
        clean(attributes, SignInEmail.ATTRIBUTE);
        if (user != null) {
            forgetStoredLanguage(realm, attributes, user);
        }
        String kept = user == null ? null : user.getFirstAttribute(SignInEmail.ATTRIBUTE);
        String email = text(attributes, UserModel.EMAIL);
        String address = !email.isEmpty() || user == null || user.getEmail() == null ? email : user.getEmail();
        boolean byAdministrator = context == UserProfileContext.USER_API;
        String field = byAdministrator ? text(attributes, SignInEmail.ATTRIBUTE) : "";
        String spelling = SignInEmail.record(address, kept, field).spelling();
        // An unchanged, empty or missing field follows the address. Any other value is validated.
        if (byAdministrator && !spelling.isEmpty() && (field.isEmpty() || field.equals(kept))) {
            attributes.put(SignInEmail.ATTRIBUTE, List.of(spelling));
        }
        return new SentRecord(attributes, spelling);
    }

    private static void clean(Map<String, Object> attributes, String name) {
        String sent = text(attributes, name);
        String cleaned = EmailAddress.of(sent).text();
        if (!cleaned.equals(sent)) {
            attributes.put(name, List.of(cleaned));
        }
    }

    /**
     * Drops a stored language that the realm doesn't have, for example from an import. A form sends it back, and the record couldn't be saved.
     */
    private static void forgetStoredLanguage(RealmModel realm, Map<String, Object> attributes, UserModel user) {
        String sent = text(attributes, UserModel.LOCALE);
        if (sent.equals(user.getFirstAttribute(UserModel.LOCALE))
                && !Languages.of(realm).contains(sent)) {
            attributes.put(UserModel.LOCALE, List.of());
        }
    }

    private static String text(Map<String, Object> attributes, String name) {
        Object value = attributes.get(name);
        Object first = value instanceof List<?> values && !values.isEmpty() ? values.get(0) : value;
        return first instanceof String text ? text : "";
    }

    Map<String, Object> attributes() {
        return attributes;
    }

    /** Spelling to store when the request has been saved. */
    String spelling() {
        return spelling;
    }
}
