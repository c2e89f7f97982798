package org.powersource.idp.limit;

import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.powersource.idp.limit.Limits.Count;

/**
 * Rate limits of help that contacts give to people who can't sign in. For one account: one a minute and five an hour, from all contacts
 * together. For one contact: thirty an hour.
 *
 * @param what short and stable: it is part of what is stored; each kind of help is counted separately
 */
public record HelpLimits(String what) {

    private static final int OF_ACCOUNT = 5;
    private static final int OF_CONTACT = 30;
    private static final Duration HOUR = Duration.ofHours(1);

    /**
     * Counts one more help, if it is within the limits.
     *
     * @param account id of the account that is helped
     * @param contact id of the contact; null for an administrator, who has no limit of their own
     * @return whether it was counted
     */
    public boolean take(KeycloakSession session, RealmModel realm, String account, @Nullable String contact) {
        Stream<Count> byContact = Stream.ofNullable(contact)
                .map(id -> new Count(id, new Limit(what + "s of a contact", OF_CONTACT, HOUR)));
        Stream<Count> ofAccount = Stream.of(
                new Count(account, new Limit(what, 1, Duration.ofMinutes(1))),
                new Count(account, new Limit(what + "s of an account", OF_ACCOUNT, HOUR)));
        return new Limits(session)
                .take(realm, Stream.concat(byContact, ofAccount).toArray(Count[]::new))
                .isEmpty();
    }
}
