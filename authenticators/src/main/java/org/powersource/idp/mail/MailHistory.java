package org.powersource.idp.mail;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What became of an account's mails. */
public final class MailHistory {

    private final MailRecords records;

    public MailHistory(KeycloakSession session) {
        records = new MailRecords(session);
    }

    /** The mail asked for last of those that had something to say: neither discarded ones count nor those for later. */
    public Optional<Mail> newest(RealmModel realm, String userId) {
        return records.newestWithContent(realm.getId(), userId).map(Mail::of);
    }

    /** How many mails of these kinds were asked for in so much time before this one, and were or may still be sent. */
    public long before(Mail mail, Collection<String> kinds, Duration time) {
        return records.countBefore(mail, kinds, mail.requestedAt().minus(time).toEpochMilli());
    }

    /** Whether a mail of one of these kinds is still to go, to whatever the account's address is by then. */
    public boolean isWaiting(RealmModel realm, String userId, Collection<String> kinds) {
        return records.isWaiting(realm.getId(), userId, kinds);
    }
}
