package org.powersource.idp.recovery;

import com.google.auto.service.AutoService;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.ErrorPage;
import org.keycloak.services.messages.Messages;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.link.LinkRequest;
import org.powersource.idp.link.LinkSignIn;
import org.powersource.idp.link.LinkedMail;
import org.powersource.idp.mail.Enclosure;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.MailContent;
import org.powersource.idp.mail.MailKind;
import org.powersource.idp.mail.MailLinks;
import org.powersource.idp.mail.MailVerdict;
import org.powersource.idp.mail.MailedLink;
import org.powersource.idp.reminder.AskWhen;
import org.powersource.idp.site.Sites;

/** The link to a new password, made when the mail is sent. */
@AutoService(MailKind.class)
public final class ResetLinkMail implements LinkedMail {

    static final String ID = "reset-link";
    /** Kinds that supersede each other: only the newest mail counts. */
    static final Set<String> SUPERSEDED_KINDS = Set.of(ID, TemporaryPasswordMail.ID);

    static final String MINUTES = "minutes";

    /** Time of the right answer, in milliseconds since 1970, if that was before the mail was ordered. */
    static final String ANSWERED_AT = "answeredAt";

    /** In the details of a mail that a contact ordered, not the owner. */
    static final String BY_CONTACT = "byContact";

    /** Time for which the right answer counts, for any number of mails. */
    static final Duration WORTH = Duration.ofHours(24);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Duration worth() {
        return WORTH;
    }

    @Override
    public OptionalInt mailboxLimit(KeycloakSession session, Mail mail) {
        return mail.details().containsKey(BY_CONTACT)
                ? OptionalInt.empty()
                : OptionalInt.of(RecoverySettings.of(session.getContext().getRealm())
                        .limits()
                        .perAddress());
    }

    @Override
    public MailVerdict decide(KeycloakSession session, UserModel user, Mail mail) {
        return verdict(session, user, mail);
    }

    @Override
    public Optional<Enclosure> enclose(KeycloakSession session, UserModel user, Mail mail) {
        return new MailLinks(session).issue(session.getContext().getRealm(), user, mail.id());
    }

    @Override
    public MailContent compose(KeycloakSession session, UserModel user, Mail mail, Enclosure enclosure) {
        Duration life = Duration.ofMinutes(Long.parseLong(mail.details().get(MINUTES)));
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("link", enclosure.text());
        attributes.put("minutes", life.toMinutes());
        attributes.put("byContact", mail.details().containsKey(BY_CONTACT));
        attributes.put("account", SignInEmail.of(user).spelling());
        return new MailContent("resetLinkSubject", "reset-link.ftl", attributes, life);
    }

    @Override
    public Optional<Response> ended(KeycloakSession session, MailedLink link, LinkRequest request) {
        if (!session.getContext().getRealm().isResetPasswordAllowed()) {
            return Optional.of(
                    ErrorPage.error(session, null, Response.Status.BAD_REQUEST, Messages.RESET_CREDENTIAL_NOT_ALLOWED));
        }
        OpenedResetLink opened = new OpenedResetLink(session, link);
        return opened.isGood() ? Optional.empty() : Optional.of(opened.ended(begin(session, link, request.signIn())));
    }

    @Override
    public Response enter(KeycloakSession session, MailedLink link, LinkSignIn start) {
        return new OpenedResetLink(session, link).enter(begin(session, link, start));
    }

    @Override
    public String doneTitle() {
        return "resetLinkDoneTitle";
    }

    /** A sign-in at the app where the mail was requested. If that app is gone, at the account's first site, if it has one. */
    private static AuthenticationSessionModel begin(KeycloakSession session, MailedLink link, LinkSignIn start) {
        RealmModel realm = session.getContext().getRealm();
        Optional<ClientModel> app = Optional.ofNullable(link.mail().clientId())
                .map(realm::getClientByClientId)
                .filter(ClientModel::isEnabled)
                .or(() -> new Sites(session, realm).appsOf(link.user()).findFirst());
        return start.begin(link.user(), link.mail(), app);
    }

    /**
     * The account's record says why a mail isn't sent. A mail that was used, or that is older than the account's password, isn't sent any
     * more.
     */
    static MailVerdict verdict(KeycloakSession session, UserModel user, Mail mail) {
        if (mail.usedAt().isPresent() || new ResetMailState(session, user).isOutdated(mail)) {
            return MailVerdict.DROP;
        }
        if (isOpen(session, user, mail)) {
            return MailVerdict.SEND;
        }
        RecoveryAccount.of(session, user, RecoveryNewsMail.typed(mail, user)).note(user, mail);
        return MailVerdict.DROP;
    }

    /**
     * Whether the link may be mailed. A link that a contact ordered doesn't need the question. If the question comes before the mail, it is
     * answered by now, so a later lock doesn't count.
     */
    private static boolean isOpen(KeycloakSession session, UserModel user, Mail mail) {
        EmailAddress typed = RecoveryNewsMail.typed(mail, user);
        if (mail.details().containsKey(BY_CONTACT)) {
            return RecoveryAccount.of(session, user, typed).state().isOpenToContacts();
        }
        return RecoverySettings.of(session.getContext().getRealm()).ask() == AskWhen.BEFORE_MAIL
                ? RecoveryAccount.isOpen(session, user, typed)
                : RecoveryAccount.of(session, user, typed).state() == RecoveryCase.OPEN;
    }
}
