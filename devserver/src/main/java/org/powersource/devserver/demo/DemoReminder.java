package org.powersource.devserver.demo;

import java.util.Map;
import org.keycloak.representations.idm.CredentialRepresentation;
import tools.jackson.databind.json.JsonMapper;

/**
 * The password reminder question of a demo account. A server takes over no answers through its admin API, only hashes: so
 * this one was made beforehand, with Keycloak's default algorithm. It belongs to no account and fits all.
 *
 * @param question an id of the suite's list
 * @param hash how the answer was hashed
 * @param secret hash and salt
 */
public record DemoReminder(String question, String answer, Map<String, Object> hash, Map<String, Object> secret) {

    static final String TYPE = "reminder-question";

    public DemoReminder {
        hash = Map.copyOf(hash);
        secret = Map.copyOf(secret);
    }

    /** To be sent along with an account, or with a change of one. */
    public CredentialRepresentation credential() {
        JsonMapper json = JsonMapper.builder().build();
        CredentialRepresentation credential = new CredentialRepresentation();
        credential.setType(TYPE);
        credential.setCredentialData(json.writeValueAsString(Map.of("question", question)));
        credential.setSecretData(json.writeValueAsString(Map.of("hash", hash, "secret", secret)));
        return credential;
    }
}
