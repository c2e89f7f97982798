package org.powersource.idp.mail.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.powersource.idp.account.AddressChanges;
import org.powersource.idp.account.Languages;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.keycloakdb.AccountRows;
import org.powersource.idp.limit.Limit;
import org.powersource.idp.limit.Limits;
import org.powersource.idp.limit.Limits.Count;
import org.powersource.idp.mail.DeferredJob;
import org.powersource.idp.mail.Delivery;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.MailContent;
import org.powersource.idp.mail.MailKind;
import org.powersource.idp.mail.MailKinds;
import org.powersource.idp.mail.MailState;
import org.powersource.idp.mail.Stranger;
import org.powersource.idp.mail.smtp.Postman;
import org.powersource.idp.mail.smtp.WrittenMail;
import org.powersource.idp.problem.Cause;
import org.powersource.idp.problem.Problems;

/** Writes mails and hands each to the mail server. Writes several waiting mails in one transaction, and sends outside of transactions. */
final class MailRoom {

    private static final Logger LOG = Logger.getLogger(MailRoom.class);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int FIRST_TRY = 1;
    private static final Delivery NOTHING = Delivery.discarded("nothing to say");

    private final KeycloakSessionFactory sessions;
    private final Postman postman;
    private final Map<String, MailKind> kinds;
    private final Map<String, DeferredJob> jobs;

    MailRoom(KeycloakSessionFactory sessions, Postman postman) {
        this.sessions = sessions;
        this.postman = postman;
        this.kinds = MailKinds.all().collect(Collectors.toMap(MailKind::id, Function.identity()));
        this.jobs = ServiceLoader.load(DeferredJob.class, DeferredJob.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .collect(Collectors.toMap(DeferredJob::id, Function.identity()));
    }

    /**
     * Writes several mails of one realm in one transaction, which reads once what they have in common.
     *
     * @return drafts by mail id. Empty for a single mail, and if one mail can't be written or mustn't be sent: the transaction is rolled
     *     back. Each mail is then written when its turn comes
     */
    Map<String, Draft> write(List<Mail> mails) {
        List<Mail> known = mails.stream().filter(mail -> mail.userId() != null).toList();
        if (known.size() < 2) {
            return Map.of();
        }
        try {
            return KeycloakModelUtils.runJobInTransactionWithResult(sessions, session -> together(session, known));
        } catch (RuntimeException | Error e) {
            LOG.debugf(e, "One of %d mails could not be written: each is written by itself", known.size());
            return Map.of();
        }
    }

    private Map<String, Draft> together(KeycloakSession session, List<Mail> mails) {
        preload(session, mails);
        Map<String, Draft> drafts = new HashMap<>();
        List<Mail> written = new ArrayList<>();
        for (Mail mail : mails) {
            Draft draft = write(session, mail);
            drafts.put(mail.id(), draft);
            if (draft.isMail()) {
                written.add(mail);
            }
        }
        if (isWithinMailboxes(session, written)) {
            return drafts;
        }
        session.getTransactionManager().setRollbackOnly();
        return Map.of();
    }

    private static void preload(KeycloakSession session, List<Mail> mails) {
        List<String> accounts = mails.stream()
                .map(Mail::userId)
                .filter(userId -> !Stranger.is(userId))
                .map(Objects::requireNonNull)
                .distinct()
                .toList();
        if (accounts.isEmpty()) {
            return;
        }
        AccountRows.preload(session, accounts);
        new AddressChanges(session).read(accounts);
    }

    /**
     * Hands a mail to the mail server.
     *
     * @param draft null if it isn't written yet
     */
    Delivery deliver(Mail mail, @Nullable Draft draft) {
        if (mail.userId() == null) {
            return Delivery.discarded("no account");
        }
        boolean isNew = draft == null;
        try {
            Draft good = draft != null && draft.isGood()
                    ? draft
                    : Limits.repeated(() -> KeycloakModelUtils.runJobInTransactionWithResult(
                            sessions, session -> isNew ? counted(session, mail) : write(session, mail)));
            return good.deliver(this::post);
        } catch (RuntimeException e) {
            // A template that can't be rendered today may be fixed tomorrow: the mail waits.
            LOG.warnf(e, "Mail %s of kind %s could not be written", mail.id(), mail.kind());
            if (isNew) {
                KeycloakModelUtils.runJobInTransaction(sessions, session -> countUnwritten(session, mail));
            }
            return Delivery.tryAgain("could not be written; see the server's log");
        }
    }

    private Draft counted(KeycloakSession session, Mail mail) {
        Draft draft = write(session, mail);
        if (draft.isMail() && !isWithinMailboxes(session, List.of(mail))) {
            // Rolls back what was written for the mail, such as a new temporary password.
            session.getTransactionManager().setRollbackOnly();
            return Draft.none(Delivery.discarded("mailbox got enough"));
        }
        return draft;
    }

    private Draft write(KeycloakSession session, Mail mail) {
        RealmModel realm = session.realms().getRealm(mail.realmId());
        if (realm == null) {
            return Draft.none(NOTHING);
        }
        session.getContext().setRealm(realm);
        UserModel user = Stranger.orAccount(session, realm, Objects.requireNonNull(mail.userId()), mail.details())
                .orElse(null);
        if (user == null) {
            return Draft.none(NOTHING);
        }
        if (!Stranger.is(mail.userId())) {
            new AddressChanges(session).notice(realm, user, false);
        }
        ClientModel client = mail.clientId() == null ? null : realm.getClientByClientId(mail.clientId());
        session.getContext().setClient(client);
        session.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, language(realm, user, mail));
        DeferredJob job = jobs.get(mail.kind());
        if (job != null) {
            job.run(session, user, mail);
            return Draft.none(NOTHING);
        }
        MailKind kind = kinds.get(mail.kind());
        if (kind == null || (user.getEmail() == null && mail.recipient().isEmpty())) {
            return Draft.none(NOTHING);
        }
        return switch (kind.decide(session, user, mail)) {
            case HOLD -> Draft.none(Delivery.held());
            case DROP -> Draft.none(NOTHING);
            case SEND ->
                kind.enclose(session, user, mail)
                        .map(enclosure -> Draft.of(
                                written(session, realm, user, mail, kind.compose(session, user, mail, enclosure))))
                        .orElseGet(() -> Draft.none(NOTHING));
        };
    }

    private static WrittenMail written(
            KeycloakSession session, RealmModel realm, UserModel user, Mail mail, MailContent content) {
        String recipient = mail.recipient().orElseGet(() -> SignInEmail.of(user).spelling());
        return new MailTemplates(session, realm, user).write(mail, content, recipient);
    }

    /** The rollback undid the count; counts again. */
    private void countUnwritten(KeycloakSession session, Mail mail) {
        RealmModel realm = session.realms().getRealm(mail.realmId());
        if (realm != null && kinds.containsKey(mail.kind())) {
            session.getContext().setRealm(realm);
            isWithinMailboxes(session, List.of(mail));
        }
    }

    /** Counts mails of the session's realm for their mailboxes, at the first try of each. */
    private boolean isWithinMailboxes(KeycloakSession session, List<Mail> mails) {
        List<Count> counts = mails.stream()
                .filter(mail -> mail.attempts() <= FIRST_TRY)
                .flatMap(mail -> mailbox(session, mail).stream())
                .toList();
        return counts.isEmpty()
                || new Limits(session)
                        .takeIn(session.getContext().getRealm(), counts)
                        .isEmpty();
    }

    private Optional<Count> mailbox(KeycloakSession session, Mail mail) {
        OptionalInt most = Objects.requireNonNull(kinds.get(mail.kind())).mailboxLimit(session, mail);
        return most.isPresent()
                ? Optional.of(
                        new Count(Objects.requireNonNull(mail.userId()), new Limit("mailbox", most.getAsInt(), HOUR)))
                : Optional.empty();
    }

    /** Informs the mail's kind that the result is final. Writes a refused mail to the account's record. */
    void settled(KeycloakSession session, Mail mail) {
        if (mail.state() == MailState.REFUSED) {
            Problems.note(mail.realmId(), mail.userId(), Cause.MAIL_REFUSED);
        }
        MailKind kind = kinds.get(mail.kind());
        RealmModel realm = session.realms().getRealm(mail.realmId());
        if (kind != null && realm != null) {
            session.getContext().setRealm(realm);
            kind.settled(session, mail);
        }
    }

    private static String language(RealmModel realm, UserModel user, Mail mail) {
        return Stream.of(mail.language(), user.getFirstAttribute(UserModel.LOCALE))
                .filter(Objects::nonNull)
                .filter(language -> Languages.of(realm).contains(language))
                .findFirst()
                .orElseGet(() -> Objects.requireNonNullElse(realm.getDefaultLocale(), "en"));
    }

    private Delivery post(WrittenMail mail) {
        try (KeycloakSession session = sessions.create()) {
            return postman.deliver(mail, session);
        }
    }
}
