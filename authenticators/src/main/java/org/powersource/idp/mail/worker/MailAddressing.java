package org.powersource.idp.mail.worker;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.powersource.idp.account.AddressOwner;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.MailQueue;

/**
 * Looks up the account of a typed address in the background: the request that ordered the mail read no account. The mail of an account gets
 * its user; a mail for any other address is deleted, and the address with it.
 */
final class MailAddressing {

    private static final Logger LOG = Logger.getLogger(MailAddressing.class);
    private static final int BATCH = 50;

    /** Three tries take less than the minute after which no typed address of a stranger may be left. */
    private static final Duration LEASE = Duration.ofSeconds(15);

    private static final int TRIES = 3;

    private final KeycloakSessionFactory sessions;

    MailAddressing(KeycloakSessionFactory sessions) {
        this.sessions = sessions;
    }

    /** Processes all due mails; returns whether one of them can be sent now. */
    boolean run() {
        boolean any = false;
        List<Mail> mails;
        do {
            mails = KeycloakModelUtils.runJobInTransactionWithResult(
                    sessions, session -> new MailQueue(session).claimUnaddressed(BATCH, LEASE));
            for (Mail mail : mails) {
                any |= address(mail);
            }
        } while (mails.size() == BATCH);
        return any;
    }

    /** A user directory may be unreachable. Then the look-up is repeated when the lease ends. */
    private boolean address(Mail mail) {
        try {
            return KeycloakModelUtils.runJobInTransactionWithResult(
                    sessions, session -> new MailQueue(session).address(mail, owner(session, mail)));
        } catch (RuntimeException e) {
            LOG.warnf(e, "Mail %s of kind %s: the look-up of its account failed", mail.id(), mail.kind());
            if (mail.attempts() >= TRIES) {
                KeycloakModelUtils.runJobInTransaction(
                        sessions, session -> new MailQueue(session).address(mail, Optional.empty()));
            }
            return false;
        }
    }

    private static Optional<String> owner(KeycloakSession session, Mail mail) {
        RealmModel realm = session.realms().getRealm(mail.realmId());
        if (realm == null) {
            return Optional.empty();
        }
        session.getContext().setRealm(realm);
        return mail.typedAddress()
                .flatMap(address -> AddressOwner.of(session, realm, address))
                .map(UserModel::getId);
    }
}
