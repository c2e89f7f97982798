package org.powersource.idp.outbox;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.powersource.idp.account.SignInEmail;

/** Writes a mail, in a transaction of its own, and hands it to the mail server, in none. */
final class MailRoom {

    private static final Logger LOG = Logger.getLogger(MailRoom.class);

    private final KeycloakSessionFactory sessions;
    private final Map<String, MailKind> kinds;

    MailRoom(KeycloakSessionFactory sessions) {
        this.sessions = sessions;
        this.kinds = ServiceLoader.load(MailKind.class, MailKind.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .collect(Collectors.toMap(MailKind::id, Function.identity()));
    }

    Delivery deliver(Mail mail) {
        if (mail.userId() == null) {
            return Delivery.discarded("no account");
        }
        try {
            Optional<WrittenMail> written =
                    KeycloakModelUtils.runJobInTransactionWithResult(sessions, session -> write(session, mail));
            return written.isEmpty() ? Delivery.discarded("nothing to say") : post(written.get());
        } catch (RuntimeException e) {
            // A template that can't be rendered today may be mended tomorrow: the mail waits.
            LOG.warnf(e, "Mail %s of kind %s could not be written", mail.id(), mail.kind());
            return Delivery.tryAgain("could not be written; see the server's log");
        }
    }

    private Optional<WrittenMail> write(KeycloakSession session, Mail mail) {
        RealmModel realm = session.realms().getRealm(mail.realmId());
        if (realm == null) {
            return Optional.empty();
        }
        session.getContext().setRealm(realm);
        UserModel user = session.users().getUserById(realm, Objects.requireNonNull(mail.userId()));
        MailKind kind = kinds.get(mail.kind());
        if (user == null || user.getEmail() == null || kind == null) {
            return Optional.empty();
        }
        ClientModel client = mail.clientId() == null ? null : realm.getClientByClientId(mail.clientId());
        if (client != null) {
            session.getContext().setClient(client);
        }
        session.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, language(realm, user, mail));
        return kind.compose(session, user, mail)
                .map(content -> new MailTemplates(session, realm, user)
                        .write(mail, content, SignInEmail.of(user).spelling()));
    }

    private static String language(RealmModel realm, UserModel user, Mail mail) {
        String own = user.getFirstAttribute(UserModel.LOCALE);
        String used = mail.language() != null ? mail.language() : own;
        return used != null ? used : Objects.requireNonNullElse(realm.getDefaultLocale(), "en");
    }

    private Delivery post(WrittenMail mail) {
        try (KeycloakSession session = sessions.create()) {
            return new Postman(session).deliver(mail);
        }
    }
}
