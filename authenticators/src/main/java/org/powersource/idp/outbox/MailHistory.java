package org.powersource.idp.outbox;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What became of an account's mails. */
public final class MailHistory {

    private final MailStore store;

    public MailHistory(KeycloakSession session) {
        store = new MailStore(session);
    }

    /** The mail asked for last of those that had something to say: discarded ones don't count. */
    public Optional<Mail> newest(RealmModel realm, String userId) {
        return store.newestWithContent(realm.getId(), userId).map(Mail::of);
    }

    /** Whether a mail of one of these kinds was asked for since then and was or still may be sent. */
    public boolean wasTold(RealmModel realm, String userId, Collection<String> kinds, Instant since) {
        return store.wasTold(realm.getId(), userId, kinds, since.toEpochMilli());
    }
}
