package org.powersource.idp.mail;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.powersource.idp.account.EmailAddress;

/**
 * A mail to send, and its recipient.
 *
 * @param userId null for a typed address, see {@link #toTyped}
 * @param language tag of the language that the reader used just now, if known
 * @param details data that the kind needs to write the mail; at most {@value #DETAILS_LENGTH} letters as JSON, and nothing secret
 * @param notBefore when to send it at the earliest, null for at once
 */
public record MailOrder(
        OrderKind kind,
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

    /**
     * A mail to the account of a typed address, if there is one. The account is looked up within a minute after the request, which does the
     * same for each address. For an address without an account the order is deleted.
     */
    public static MailOrder toTyped(
            OrderKind kind,
            RealmModel realm,
            EmailAddress typed,
            @Nullable ClientModel client,
            @Nullable String language,
            Map<String, String> details) {
        Map<String, String> all = new HashMap<>(details);
        all.put(MailDetails.TYPED, typed.text());
        return new MailOrder(kind, realm, null, client, language, all);
    }

    /** A mail to send at once. */
    public MailOrder(
            OrderKind kind,
            RealmModel realm,
            @Nullable String userId,
            @Nullable ClientModel client,
            @Nullable String language,
            Map<String, String> details) {
        this(kind, realm, userId, client, language, details, null);
    }
}
