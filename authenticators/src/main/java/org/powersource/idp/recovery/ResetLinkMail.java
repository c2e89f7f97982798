package org.powersource.idp.recovery;

import com.google.auto.service.AutoService;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.Urls;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.kit.PublicAddress;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.MailContent;
import org.powersource.idp.mail.MailKind;
import org.powersource.idp.mail.RunningSignIn;
import org.powersource.idp.reminder.AskWhen;

/** The link to a new password, made when the mail is sent. */
@AutoService(MailKind.class)
public final class ResetLinkMail implements MailKind {

    static final String ID = "reset-link";
    /** Only the newest of these counts. */
    static final Set<String> RIVALS = Set.of(ID, TemporaryPasswordMail.ID);

    static final String MINUTES = "minutes";

    /** Milliseconds since 1970: when the question was answered, if that was before the mail was ordered. */
    static final String ANSWERED_AT = "answeredAt";

    /** In the details of a mail that a contact of the account's district had sent, rather than the owner. */
    static final String BY_CONTACT = "byContact";

    private static final Set<RecoveryCase> OPENED_BY_CONTACTS =
            Set.of(RecoveryCase.OPEN, RecoveryCase.NO_QUESTION, RecoveryCase.HELD);

    private static final Logger LOG = Logger.getLogger(ResetLinkMail.class);
    /** As long as rows are kept by default: until then an ended link says so and offers another. */
    private static final Duration READABLE = Duration.ofDays(30);

    /** How long the right answer to the question counts, however many mails it brings. */
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
    public Optional<MailContent> compose(KeycloakSession session, UserModel user, Mail mail) {
        RealmModel realm = session.getContext().getRealm();
        if (mail.clientId() == null || !isDue(session, user, mail)) {
            return Optional.empty();
        }
        if (!PublicAddress.isConfigured(realm)) {
            LOG.error("No link can be mailed: set Keycloak's hostname to a full URL, or the realm's frontendUrl");
            return Optional.empty();
        }
        Duration life = Duration.ofMinutes(Long.parseLong(mail.details().get(MINUTES)));
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("link", link(session, realm, user, mail));
        attributes.put("minutes", life.toMinutes());
        attributes.put("byContact", mail.details().containsKey(BY_CONTACT));
        attributes.put("account", SignInEmail.of(user).spelling());
        return Optional.of(new MailContent("resetLinkSubject", "reset-link.ftl", attributes, life));
    }

    /**
     * Whether the way is open. A contact opens it without the question: it may be just what was forgotten. Where the question came
     * before the mail, it was answered by now: that it is held since then takes nothing away.
     */
    static boolean isDue(KeycloakSession session, UserModel user, Mail mail) {
        EmailAddress typed = RecoveryNewsMail.typed(mail, user);
        if (mail.details().containsKey(BY_CONTACT)) {
            return OPENED_BY_CONTACTS.contains(
                    RecoveryAccount.of(session, user, typed).state());
        }
        return RecoverySettings.of(session.getContext().getRealm()).ask() == AskWhen.BEFORE_MAIL
                ? RecoveryAccount.isOpen(session, user, typed)
                : RecoveryAccount.of(session, user, typed).state() == RecoveryCase.OPEN;
    }

    private static String link(KeycloakSession session, RealmModel realm, UserModel user, Mail mail) {
        String clientId = Objects.requireNonNull(mail.clientId());
        int readableUntil = Math.toIntExact(Time.currentTimeMillis() / 1000 + READABLE.toSeconds());
        RunningSignIn signIn = RunningSignIn.of(mail);
        ResetToken token =
                new ResetToken(user.getId(), user.getEmail(), readableUntil, mail.id(), signIn.authSession(), clientId);
        return Urls.actionTokenBuilder(
                        session.getContext().getUri().getBaseUri(),
                        token.serialize(session, realm, session.getContext().getUri()),
                        clientId,
                        signIn.tab(),
                        signIn.clientData())
                .build(realm.getName())
                .toString();
    }
}
