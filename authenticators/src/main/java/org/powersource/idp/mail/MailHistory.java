package org.powersource.idp.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Status of an account's mails. */
public final class MailHistory {

    private final MailRecords records;

    public MailHistory(KeycloakSession session) {
        records = new MailRecords(session);
    }

    /** The mail that was requested last. Discarded mails and mails for later don't count. */
    public Optional<Mail> newest(RealmModel realm, String userId) {
        return records.newestWithContent(realm.getId(), userId).map(Mail::of);
    }

    /** The same for several accounts, by account, in one statement. */
    public Map<String, Mail> newest(RealmModel realm, Collection<String> userIds) {
        return records.newestWithContent(realm.getId(), userIds).stream()
                .collect(Collectors.toMap(row -> Objects.requireNonNull(row.userId), Mail::of, (first, same) -> first));
    }

    /** The mail of these kinds that was requested last, and was or may still be sent. */
    public Optional<Mail> newest(RealmModel realm, String userId, Collection<String> kinds) {
        return records.newest(realm.getId(), userId, kinds).map(Mail::of);
    }

    /** Number of mails of these kinds that were requested within {@code time} before this one, and were or may still be sent. */
    public long before(Mail mail, Collection<String> kinds, Duration time) {
        return records.countBefore(mail, kinds, mail.requestedAt().minus(time).toEpochMilli());
    }

    /** When the last mail of these kinds was or will be due; empty if there is none that was or may still be sent. */
    public Optional<Instant> lastDue(RealmModel realm, String userId, Collection<String> kinds) {
        return records.lastDue(realm.getId(), userId, kinds).map(Instant::ofEpochMilli);
    }

    /** Number of other mails of these kinds that were due within {@code time} before this one, and were or may still be sent. */
    public long dueBefore(Mail mail, Collection<String> kinds, Duration time) {
        return records.countDueBefore(mail, kinds, mail.firstDueAt().minus(time).toEpochMilli());
    }

    /** Whether a mail of one of these kinds still waits to be sent to the account's current address. */
    public boolean isWaiting(RealmModel realm, String userId, Collection<String> kinds) {
        return records.isWaiting(realm.getId(), userId, kinds);
    }
}
