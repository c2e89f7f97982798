package org.powersource.idp.mail;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.powersource.idp.account.EmailAddress;

/**
 * A mail as its kind and its links see it.
 *
 * @param firstDueAt when it was to be sent for the first time: after the request, at the planned time, or when it was released
 */
public record Mail(
        String id,
        String realmId,
        @Nullable String userId,
        String kind,
        MailState state,
        boolean lowPriority,
        int attempts,
        @Nullable String clientId,
        @Nullable String language,
        Map<String, String> details,
        Instant requestedAt,
        Instant firstDueAt,
        Optional<Instant> acceptedAt,
        Optional<Instant> openedAt,
        Optional<Instant> usedAt,
        Optional<Instant> expiresAt) {

    /** In the details of a mail that goes to another address than the account's. */
    public static final String RECIPIENT = "recipient";

    /** Another address than the account's. */
    public Optional<String> recipient() {
        return Optional.ofNullable(details.get(RECIPIENT));
    }

    /** The address as somebody typed it; empty for mails without a typed address, and once the mail's result is final. */
    public Optional<EmailAddress> typedAddress() {
        return Optional.ofNullable(details.get(MailDetails.TYPED)).map(EmailAddress::of);
    }

    /**
     * What happened to the mail last.
     *
     * @param word {@code used}, {@code opened}, or the state
     */
    public record Result(String word, Instant time) {}

    public Result result() {
        String word = usedAt.isPresent()
                ? "used"
                : openedAt.isPresent() ? "opened" : state.name().toLowerCase(Locale.ROOT);
        return new Result(word, usedAt.or(this::openedAt).or(this::acceptedAt).orElse(requestedAt));
    }

    static Mail of(MailEntity row) {
        return new Mail(
                row.id,
                row.realmId,
                row.userId,
                row.kind,
                row.state,
                MailPriority.LOW.is(row.turn),
                row.attempts,
                row.clientId,
                row.language,
                MailDetails.read(row.details),
                Instant.ofEpochMilli(row.requestedAt),
                Instant.ofEpochMilli(row.firstDueAt == null ? row.requestedAt : row.firstDueAt),
                instant(row.acceptedAt),
                instant(row.openedAt),
                instant(row.usedAt),
                instant(row.expiresAt));
    }

    private static Optional<Instant> instant(@Nullable Long millis) {
        return Optional.ofNullable(millis).map(Instant::ofEpochMilli);
    }
}
