package org.powersource.idp.mail;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Mails to one account, requested at one time. */
public final class MailOf {

    public static final Instant REQUESTED_AT = Instant.parse("2026-11-25T08:15:00Z");

    private MailOf() {}

    public static Mail details(Map<String, String> details) {
        return mail(MailState.SENDING, details, null, null, null);
    }

    public static Mail state(
            MailState state, @Nullable Instant acceptedAt, @Nullable Instant openedAt, @Nullable Instant usedAt) {
        return mail(state, Map.of(), acceptedAt, openedAt, usedAt);
    }

    private static Mail mail(
            MailState state,
            Map<String, String> details,
            @Nullable Instant acceptedAt,
            @Nullable Instant openedAt,
            @Nullable Instant usedAt) {
        return new Mail(
                "m1",
                "r",
                "u1",
                "reset-link",
                state,
                false,
                1,
                null,
                null,
                details,
                REQUESTED_AT,
                REQUESTED_AT,
                Optional.ofNullable(acceptedAt),
                Optional.ofNullable(openedAt),
                Optional.ofNullable(usedAt),
                Optional.empty());
    }
}
