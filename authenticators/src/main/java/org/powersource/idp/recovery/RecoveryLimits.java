package org.powersource.idp.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.limit.Limit;
import org.powersource.idp.limit.Limits;
import org.powersource.idp.limit.Limits.Count;

/** Rate limits of Forgot My Password: for an address, with an account or without, and for one client address. */
final class RecoveryLimits {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final RecoverySettings settings;
    private final Limits limits;

    RecoveryLimits(KeycloakSession session, RecoverySettings settings) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.settings = settings;
        this.limits = new Limits(session);
    }

    /** One account, one count, whatever the letter case. */
    private static Count count(EmailAddress address, Limit limit) {
        return new Count(address.folded(), limit);
    }

    /** Whether one more mail may be ordered from the request's client address. Asked first: a mail refused here counts nowhere else. */
    boolean allowClient() {
        return limits.allow(
                realm,
                new Count(
                        session.getContext().getConnection().getRemoteHost(),
                        new Limit("mails of a client", settings.perClient(), HOUR)));
    }

    /**
     * Whether one more mail may go to the address.
     *
     * @param what kinds of mail that don't wait for each other are counted by themselves
     */
    boolean allowMail(String what, EmailAddress address) {
        return limits.allow(
                realm,
                count(address, new Limit(what, 1, settings.cooldown())),
                count(address, new Limit(what + " an hour", settings.perAddress(), HOUR)));
    }

    boolean allowAnswer(EmailAddress address) {
        return limits.allow(realm, count(address, settings.wrongAnswers()));
    }

    /** Empty if the question isn't held. */
    Optional<Instant> heldUntil(EmailAddress address) {
        return limits.reachedUntil(realm, count(address, settings.wrongAnswers()));
    }

    void forgetAnswers(EmailAddress address) {
        limits.forget(realm, count(address, settings.wrongAnswers()));
    }

    /** One mail a day says that the question is held. */
    boolean allowHeldNews(EmailAddress address) {
        return limits.allow(realm, count(address, new Limit("held news", 1, DAY)));
    }
}
