package org.powersource.idp.account;

import java.io.IOException;
import org.keycloak.credential.CredentialModel;
import org.keycloak.util.JsonSerialization;

/** The two parts of a credential of the suite, which Keycloak stores as JSON. */
public final class CredentialJson {

    private CredentialJson() {}

    public static String write(Object part) {
        try {
            return JsonSerialization.writeValueAsString(part);
        } catch (IOException e) {
            throw new IllegalStateException("Can't be written as JSON: " + part, e);
        }
    }

    /**
     * The part that administrators and the owner may read.
     *
     * @throws IllegalStateException if the part, which an import may bring, can't be read
     */
    public static <T> T data(CredentialModel credential, Class<T> type) {
        return read(credential.getCredentialData(), type, credential.getType());
    }

    /**
     * The part that nobody may read.
     *
     * @throws IllegalStateException if the part, which an import may bring, can't be read
     */
    public static <T> T secret(CredentialModel credential, Class<T> type) {
        return read(credential.getSecretData(), type, credential.getType());
    }

    /** The exception has no cause, because a JSON error quotes what it read. */
    @SuppressWarnings("UnusedException")
    private static <T> T read(String json, Class<T> type, String credentialType) {
        try {
            return JsonSerialization.readValue(json, type);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("Unreadable data in a credential of type " + credentialType);
        }
    }
}
