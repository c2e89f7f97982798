package org.powersource.idp.ask;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.keycloak.util.JsonSerialization;
import org.powersource.idp.account.EmailAddress;

/**
 * What a request says beside its columns.
 *
 * @param words of the person, one line; empty for none
 * @param person of a new account; null for an account that there is
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record RequestDetails(
        @JsonProperty("words") String words,
        @JsonProperty("person") @Nullable Person person) {

    /** @param language tag of the language that the person read in; null if not known */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Person(
            @JsonProperty("firstName") String firstName,
            @JsonProperty("lastName") String lastName,
            @JsonProperty("email") String email,
            @JsonProperty("language") @Nullable String language) {

        EmailAddress address() {
            return EmailAddress.of(email);
        }
    }

    static RequestDetails ofAccount(@Nullable String words) {
        return new RequestDetails(PlainText.of(words, PlainText.LINE), null);
    }

    static RequestDetails ofNew(Person person) {
        return new RequestDetails("", person);
    }

    String written() {
        try {
            return JsonSerialization.writeValueAsString(this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RequestDetails read(@Nullable String written) {
        if (written == null) {
            return new RequestDetails("", null);
        }
        try {
            return JsonSerialization.readValue(written, RequestDetails.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
