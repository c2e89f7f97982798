package org.powersource.acceptance.suite;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.representations.idm.UserSessionRepresentation;

/**
 * An existing account.
 *
 * @param email in its exact spelling
 */
public record Account(Realm realm, String id, String email, String password) {

    private static final String APP = "12345678901234567890";

    public UserResource admin() {
        return realm.admin().users().get(id);
    }

    /** The spelling that the server keeps; empty if there is none. */
    public String signInEmail() {
        return String.join(", ", attributes().getOrDefault("signInEmail", List.of()));
    }

    private Map<String, List<String>> attributes() {
        Map<String, List<String>> attributes = admin().toRepresentation().getAttributes();
        return attributes == null ? Map.of() : attributes;
    }

    /** Replaces the ticks on the record. */
    public void tickSites(String... clientIds) {
        UserRepresentation record = admin().toRepresentation();
        Map<String, List<String>> attributes = new HashMap<>(attributes());
        attributes.put("siteAccess", List.of(clientIds));
        record.setAttributes(attributes);
        admin().update(record);
    }

    /**
     * Makes the account an administrator of its realm.
     *
     * @param role of client {@code realm-management}
     */
    public void administers(String role) {
        RealmResource admin = realm.serversAdmin();
        String client =
                admin.clients().findByClientId("realm-management").get(0).getId();
        admin.users()
                .get(id)
                .roles()
                .clientLevel(client)
                .add(List.of(admin.clients().get(client).roles().get(role).toRepresentation()));
    }

    /** As an administrator does. The owner gets a notice. */
    public void resetPassword(String value) {
        CredentialRepresentation changed = new CredentialRepresentation();
        changed.setType(CredentialRepresentation.PASSWORD);
        changed.setValue(value);
        changed.setTemporary(false);
        admin().resetPassword(changed);
    }

    /** Adds a second factor as an import does: six digits, each 30 seconds. */
    public void addAuthenticatorApp() {
        addCredential(
                "otp",
                "{\"subType\":\"totp\",\"digits\":6,\"counter\":0,\"period\":30,\"algorithm\":\"HmacSHA1\"}",
                "{\"value\":\"" + APP + "\"}");
    }

    /** The current code of every {@link #addAuthenticatorApp() authenticator app} of the tests. */
    public static String oneTimeCode() {
        return new OneTimeCode(APP.getBytes(StandardCharsets.UTF_8)).present();
    }

    /** Adds a credential as an import does; data and secret in JSON. */
    public void addCredential(String type, String data, String secret) {
        CredentialRepresentation credential = new CredentialRepresentation();
        credential.setType(type);
        credential.setCredentialData(data);
        credential.setSecretData(secret);
        UserRepresentation record = admin().toRepresentation();
        record.setCredentials(List.of(credential));
        admin().update(record);
    }

    public List<UserSessionRepresentation> sessions() {
        return admin().getUserSessions();
    }

    @Override
    public String toString() {
        return email;
    }
}
