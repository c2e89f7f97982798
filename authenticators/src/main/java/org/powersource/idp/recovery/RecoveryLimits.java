package org.powersource.idp.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.common.ClientConnection;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.limit.Allowance;
import org.powersource.idp.limit.ClientAddress;
import org.powersource.idp.limit.Limit;
import org.powersource.idp.limit.Limits;
import org.powersource.idp.limit.Limits.Count;

/** Rate limits of Forgot My Password: for an address, with an account or without, and for one client address. */
final class RecoveryLimits {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    /**
     * Resetting a password takes two mails, one for the address and one with the link, so this is four answers for each person who resets a
     * password. Without this limit a client could try one answer for any number of addresses.
     */
    private static final int ANSWERS_TO_A_MAIL = 2;

    private final KeycloakSession session;
    private final ClientConnection connection;
    private final RealmModel realm;
    private final RecoverySettings settings;
    private final Limits limits;

    RecoveryLimits(KeycloakSession session, RecoverySettings settings) {
        this.session = session;
        this.connection = session.getContext().getConnection();
        this.realm = session.getContext().getRealm();
        this.settings = settings;
        this.limits = new Limits(session);
    }

    /** All spellings of an address share one count. */
    private static Count count(EmailAddress address, Limit limit) {
        return new Count(address.folded(), limit);
    }

    /**
     * Counts one more mail to the address, and for the request's client address.
     *
     * @param what kind of mail; each is counted separately
     */
    Allowance takeMail(String what, EmailAddress address) {
        return settings.limits().take(session, realm, what, address.folded(), connection);
    }

    /** Counts one more answer for the address, and for the request's client address. */
    Allowance takeAnswer(EmailAddress address) {
        Count client = new Count(
                ClientAddress.of(connection),
                new Limit(
                        "answers of a client",
                        ANSWERS_TO_A_MAIL * settings.limits().perClient(),
                        HOUR));
        return Allowance.of(
                limits.take(
                        realm,
                        Stream.concat(Stream.of(client), answers(address)).toArray(Count[]::new)),
                client);
    }

    private Stream<Count> answers(EmailAddress address) {
        return Stream.of(settings.wrongAnswers(), settings.wrongAnswersInAWeek())
                .map(limit -> count(address, limit));
    }

    /** Empty if the question isn't locked. */
    Optional<Instant> lockedUntil(EmailAddress address) {
        return limits.closedUntil(realm, answers(address).toList());
    }

    void forgetAnswers(EmailAddress address) {
        limits.forget(realm, answers(address).toList());
    }

    /** Counts the mail that says that the question is locked: one a day. */
    boolean takeLockedNews(EmailAddress address) {
        return limits.take(realm, count(address, new Limit("held news", 1, DAY)))
                .isEmpty();
    }
}
