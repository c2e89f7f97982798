package org.powersource.idp.mail;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.util.JsonSerialization;

/** A mail's details as stored in its row. */
final class MailDetails {

    /** An address as somebody typed it; removed once the mail's result is final. */
    static final String TYPED = "typed";

    private MailDetails() {}

    static @Nullable String withoutTyped(@Nullable String written) {
        Map<String, String> details = new HashMap<>(read(written));
        return details.remove(TYPED) == null ? written : write(details);
    }

    static @Nullable String write(Map<String, String> details) {
        if (details.isEmpty()) {
            return null;
        }
        try {
            String written = JsonSerialization.writeValueAsString(details);
            if (written.length() > MailOrder.DETAILS_LENGTH) {
                throw new IllegalArgumentException("Details " + details.keySet() + " are too long for a row");
            }
            return written;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, String> read(@Nullable String written) {
        if (written == null) {
            return Map.of();
        }
        try {
            return JsonSerialization.readValue(written, new TypeReference<Map<String, String>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
