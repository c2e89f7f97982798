package org.powersource.acceptance.suite;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.keycloak.util.JsonSerialization;

/** A response of a JSON endpoint. */
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

    /** Client ids in the audience of the access token. */
    public List<String> audience() {
        JsonNode payload = payload();
        List<String> audience = new ArrayList<>();
        if (payload.path("aud").isTextual()) {
            audience.add(payload.get("aud").asText());
        }
        payload.path("aud").forEach(name -> audience.add(name.asText()));
        return audience;
    }

    /** Seconds from the access token's issue to its end; {@code expires_in} starts a moment later. */
    public long lifetime() {
        return payload().path("exp").asLong() - payload().path("iat").asLong();
    }

    /**
     * A claim as text; empty if there is none.
     *
     * @param token {@code access_token} or {@code id_token}
     */
    public String claim(String token, String name) {
        return payload(token).path(name).asText();
    }

    private JsonNode payload() {
        return payload("access_token");
    }

    private JsonNode payload(String token) {
        try {
            return JsonSerialization.mapper.readTree(
                    Base64.getUrlDecoder().decode(text(token).split("\\.", -1)[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Error code of RFC 6749 §5.2; empty if there is no error. */
    public String error() {
        return json.getOrDefault("error", "").toString();
    }

    public String errorDescription() {
        return json.getOrDefault("error_description", "").toString();
    }
}
