package org.powersource.idp.mail;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One mail as administrators see it; times in milliseconds since 1970, null for what didn't happen. */
public record TimelineEntry(
        String id,
        String kind,
        String state,
        @Nullable String client,
        long requested,
        List<Attempt> attempts,
        @Nullable Long accepted,
        @Nullable Long opened,
        @Nullable Long used,
        @Nullable Long expires) {

    /** One try. */
    public record Attempt(
            long time, String outcome, @Nullable String reply) {}

    static TimelineEntry of(MailEntity mail, List<MailAttemptEntity> attempts) {
        return new TimelineEntry(
                mail.id,
                mail.kind,
                word(mail.state),
                mail.clientId,
                mail.requestedAt,
                attempts.stream()
                        .map(attempt -> new Attempt(attempt.triedAt, word(attempt.outcome), attempt.reply))
                        .toList(),
                mail.acceptedAt,
                mail.openedAt,
                mail.usedAt,
                mail.expiresAt);
    }

    private static String word(MailState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
