package org.powersource.idp.outbox;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;

/**
 * What to send to whom.
 *
 * @param userId null for an address without an account; the row is written all the same
 * @param language tag of the language that the reader used just now, if known
 * @param details what the kind needs to know when it writes the mail; at most {@value #DETAILS_LENGTH} letters as JSON,
 *     and nothing secret
 * @param notBefore when to send it at the earliest, null for at once
 */
public record MailOrder(
        MailKind kind,
        RealmModel realm,
        @Nullable String userId,
        @Nullable ClientModel client,
        @Nullable String language,
        Map<String, String> details,
        @Nullable Instant notBefore) {

    static final int DETAILS_LENGTH = 4000;

    public MailOrder {
        details = Map.copyOf(details);
    }

    /** To be sent at once. */
    public MailOrder(
            MailKind kind,
            RealmModel realm,
            @Nullable String userId,
            @Nullable ClientModel client,
            @Nullable String language,
            Map<String, String> details) {
        this(kind, realm, userId, client, language, details, null);
    }
}
