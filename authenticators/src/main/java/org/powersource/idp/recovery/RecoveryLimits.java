package org.powersource.idp.recovery;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.powersource.idp.outbox.Limit;
import org.powersource.idp.outbox.Limits;

/** How often what may be done: for an address, known or not, and from one client address. */
final class RecoveryLimits {

    /** 5 wrong answers in an hour hold the question for a day; never the login. */
    static final Limit WRONG_ANSWERS = new Limit("wrong answers", 5, Duration.ofHours(1), Duration.ofDays(1));

    /** One mail says that the question is held. */
    static final Limit HELD_NEWS = new Limit("held news", 1, Duration.ofDays(1));

    private final KeycloakSession session;
    private final RealmModel realm;

    RecoveryLimits(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /** An address in the form in which it is counted: one account, one count, whatever the letter case. */
    static String subject(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    /**
     * Whether one more mail may go to the address.
     *
     * @param what kinds of mail that don't wait for each other are counted by themselves
     */
    boolean allowMail(String what, String address, MailLimits allowed) {
        Limits limits = new Limits(session);
        String client = session.getContext().getConnection().getRemoteHost();
        List<Limit> perAddress = List.of(
                new Limit(what, 1, allowed.cooldown()),
                new Limit(what + " an hour", allowed.perAddress(), Duration.ofHours(1)));
        return limits.allows(realm, client, new Limit("mails of a client", allowed.perClient(), Duration.ofHours(1)))
                && perAddress.stream().allMatch(limit -> limits.allows(realm, subject(address), limit));
    }

    boolean allowAnswer(String address) {
        return new Limits(session).allows(realm, subject(address), WRONG_ANSWERS);
    }

    void forgetAnswers(String address) {
        new Limits(session).forget(realm, subject(address), WRONG_ANSWERS);
    }

    boolean allowHeldNews(String address) {
        return new Limits(session).allows(realm, subject(address), HELD_NEWS);
    }
}
