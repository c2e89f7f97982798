package org.powersource.acceptance.suite;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.keycloak.util.JsonSerialization;

/** What a JSON endpoint answered. */
public record TokenAnswer(int status, Map<String, Object> json) {

    static TokenAnswer of(Answer answer) {
        try {
            return new TokenAnswer(
                    answer.status(), JsonSerialization.readValue(answer.body(), new TypeReference<>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(answer.toString(), e);
        }
    }

    public String text(String name) {
        return Objects.requireNonNull(json.get(name), () -> "No " + name + " in " + json)
                .toString();
    }

    /** Error code and description, as RFC 6749 section 5.2 has them; empty texts if there is no error. */
    public String error() {
        return json.getOrDefault("error", "").toString();
    }

    public String errorDescription() {
        return json.getOrDefault("error_description", "").toString();
    }
}
