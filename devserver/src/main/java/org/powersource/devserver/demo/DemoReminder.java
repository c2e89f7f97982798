package org.powersource.devserver.demo;

import java.util.Map;
import org.keycloak.representations.idm.CredentialRepresentation;
import tools.jackson.databind.json.JsonMapper;

/**
 * The password reminder question of a demo account. The admin API accepts hashes of answers only, so this one was computed beforehand, with
 * Keycloak's default algorithm. It works for every account.
 *
 * @param question an id of the suite's list
 * @param hash parameters of the hash
 * @param secret hash and salt
 */
public record DemoReminder(String question, String answer, Map<String, Object> hash, Map<String, Object> secret) {

    static final String TYPE = "reminder-question";

    public DemoReminder {
        hash = Map.copyOf(hash);
        secret = Map.copyOf(secret);
    }

    /** Part of a new account, or of a change of one. */
    public CredentialRepresentation credential() {
        JsonMapper json = JsonMapper.builder().build();
        CredentialRepresentation credential = new CredentialRepresentation();
        credential.setType(TYPE);
        credential.setCredentialData(json.writeValueAsString(Map.of("question", question)));
        credential.setSecretData(json.writeValueAsString(Map.of("hash", hash, "secret", secret)));
        return credential;
    }
}
