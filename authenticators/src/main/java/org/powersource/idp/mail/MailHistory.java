package org.powersource.idp.mail;

import java.time.Duration;
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

    /** Number of mails of these kinds that were requested within {@code time} before this one, and were or may still be sent. */
    public long before(Mail mail, Collection<String> kinds, Duration time) {
        return records.countBefore(mail, kinds, mail.requestedAt().minus(time).toEpochMilli());
    }

    /** Whether a mail of one of these kinds is still to be sent, to the address that the account has by then. */
    public boolean isWaiting(RealmModel realm, String userId, Collection<String> kinds) {
        return records.isWaiting(realm.getId(), userId, kinds);
    }
}
