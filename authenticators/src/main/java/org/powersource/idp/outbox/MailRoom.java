package org.powersource.idp.outbox;

import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.outbox.Limits.Count;

/** Writes a mail, in a transaction of its own, and hands it to the mail server, in none. */
final class MailRoom {

    private static final Logger LOG = Logger.getLogger(MailRoom.class);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int FIRST_TRY = 1;

    private final KeycloakSessionFactory sessions;
    private final MailConnections connections;
    private final Map<String, MailKind> kinds;

    MailRoom(KeycloakSessionFactory sessions, MailConnections connections) {
        this.sessions = sessions;
        this.connections = connections;
        this.kinds = ServiceLoader.load(MailKind.class, MailKind.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .collect(Collectors.toMap(MailKind::id, Function.identity()));
    }

    Delivery deliver(Mail mail) {
        if (mail.userId() == null) {
            return Delivery.discarded("no account");
        }
        try {
            Draft draft = KeycloakModelUtils.runJobInTransactionWithResult(sessions, session -> write(session, mail));
            return draft.mail() == null ? draft.without() : post(draft.mail());
        } catch (RuntimeException e) {
            // A template that can't be rendered today may be mended tomorrow: the mail waits.
            LOG.warnf(e, "Mail %s of kind %s could not be written", mail.id(), mail.kind());
            KeycloakModelUtils.runJobInTransaction(sessions, session -> countUnwritten(session, mail));
            return Delivery.tryAgain("could not be written; see the server's log");
        }
    }

    /**
     * What came of writing.
     *
     * @param without what becomes of the row if there is no mail
     */
    private record Draft(@Nullable WrittenMail mail, Delivery without) {

        static final Draft NOTHING = new Draft(null, Delivery.discarded("nothing to say"));
        static final Draft FULL = new Draft(null, Delivery.discarded("mailbox got enough"));
        static final Draft HELD = new Draft(null, Delivery.held());

        static Draft of(WrittenMail mail) {
            return new Draft(mail, NOTHING.without());
        }
    }

    private Draft write(KeycloakSession session, Mail mail) {
        RealmModel realm = session.realms().getRealm(mail.realmId());
        if (realm == null) {
            return Draft.NOTHING;
        }
        session.getContext().setRealm(realm);
        UserModel user = session.users().getUserById(realm, Objects.requireNonNull(mail.userId()));
        MailKind kind = kinds.get(mail.kind());
        if (user == null || user.getEmail() == null || kind == null) {
            return Draft.NOTHING;
        }
        ClientModel client = mail.clientId() == null ? null : realm.getClientByClientId(mail.clientId());
        if (client != null) {
            session.getContext().setClient(client);
        }
        session.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, language(realm, user, mail));
        if (kind.isHeld(session, user, mail)) {
            return Draft.HELD;
        }
        Optional<MailContent> composed = kind.compose(session, user, mail);
        if (composed.isPresent() && isMailboxFull(session, realm, kind, mail)) {
            // Nothing that was written for it may count, such as a new temporary password.
            session.getTransactionManager().setRollbackOnly();
            return Draft.FULL;
        }
        return composed.map(content -> new MailTemplates(session, realm, user)
                        .write(mail, content, SignInEmail.of(user).spelling()))
                .map(Draft::of)
                .orElse(Draft.NOTHING);
    }

    /** Its count went back with all that was written for it. */
    private void countUnwritten(KeycloakSession session, Mail mail) {
        RealmModel realm = session.realms().getRealm(mail.realmId());
        MailKind kind = kinds.get(mail.kind());
        if (realm != null && kind != null) {
            session.getContext().setRealm(realm);
            isMailboxFull(session, realm, kind, mail);
        }
    }

    /** Counts the mail, at its first try, whichever way it was asked for. */
    private static boolean isMailboxFull(KeycloakSession session, RealmModel realm, MailKind kind, Mail mail) {
        OptionalInt most = kind.mailboxLimit(session, mail);
        return mail.attempts() <= FIRST_TRY
                && most.isPresent()
                && !new Limits(session)
                        .count(
                                realm,
                                new Count(
                                        Objects.requireNonNull(mail.userId()),
                                        new Limit("mailbox", most.getAsInt(), HOUR)));
    }

    /** Tells the kind, unless the mail still waits for something. */
    void settled(KeycloakSession session, String mailId) {
        Mail mail = new MailRecords(session)
                .find(mailId, LockModeType.NONE)
                .filter(row -> row.turn == null && row.state != MailState.HELD)
                .map(Mail::of)
                .orElse(null);
        MailKind kind = mail == null ? null : kinds.get(mail.kind());
        RealmModel realm = mail == null ? null : session.realms().getRealm(mail.realmId());
        if (mail != null && kind != null && realm != null) {
            session.getContext().setRealm(realm);
            kind.settled(session, mail);
        }
    }

    private static String language(RealmModel realm, UserModel user, Mail mail) {
        String own = user.getFirstAttribute(UserModel.LOCALE);
        String used = mail.language() != null ? mail.language() : own;
        return used != null ? used : Objects.requireNonNullElse(realm.getDefaultLocale(), "en");
    }

    private Delivery post(WrittenMail mail) {
        try (KeycloakSession session = sessions.create()) {
            return new Postman(connections, session).deliver(mail);
        }
    }
}
