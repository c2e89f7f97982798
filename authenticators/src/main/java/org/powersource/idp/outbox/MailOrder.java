package org.powersource.idp.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What to send to whom.
 *
 * @param user null for an address without an account; the row is written all the same
 * @param language tag of the language that the reader used just now, if known
 * @param returnAddress where the kind of mail leads back to, in its own notation
 * @param notBefore when to send it at the earliest, null for at once
 */
public record MailOrder(
        MailKind kind,
        RealmModel realm,
        @Nullable UserModel user,
        @Nullable ClientModel client,
        @Nullable String language,
        @Nullable String returnAddress,
        @Nullable Instant notBefore) {}
