package org.powersource.idp.activation;

import com.google.auto.service.AutoService;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.kit.PublicAddress;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.MailContent;
import org.powersource.idp.mail.MailKind;
import org.powersource.idp.mail.MailOrder;
import org.powersource.idp.mail.Outbox;

/** The link that activates an account, made when the mail is sent. */
@AutoService(MailKind.class)
public final class ActivationMail implements MailKind {

    static final String ID = "activation-link";
    /** Only the newest of these counts. */
    static final Set<String> RIVALS = Set.of(ID);

    /** In the details of the one that a new account gets by itself. */
    static final String UNASKED = "unasked";

    private static final Logger LOG = Logger.getLogger(ActivationMail.class);
    private static final Duration WORTH = Duration.ofDays(7);

    /** Of a link's life. */
    private static final double REMINDER_AFTER = 0.6;

    private final boolean patient;

    /** For who asked for it. */
    public ActivationMail() {
        this(false);
    }

    /**
     * A mail to order.
     *
     * @param patient whether it may be one of thousands
     */
    ActivationMail(boolean patient) {
        this.patient = patient;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Duration worth() {
        return WORTH;
    }

    @Override
    public boolean canWait() {
        return patient;
    }

    /** Keycloak mails nothing to disabled accounts either: the mail goes once the account is enabled again. */
    @Override
    public boolean isHeld(KeycloakSession session, UserModel user, Mail mail) {
        RealmModel realm = session.getContext().getRealm();
        return !user.isEnabled()
                || (mail.details().containsKey(UNASKED)
                        && ActivationSettings.of(realm).sending() == Sending.HELD);
    }

    @Override
    public OptionalInt mailboxLimit(KeycloakSession session, Mail mail) {
        return mail.details().containsKey(UNASKED)
                ? OptionalInt.empty()
                : OptionalInt.of(ActivationSettings.of(session.getContext().getRealm())
                        .limits()
                        .perAddress());
    }

    @Override
    public Optional<MailContent> compose(KeycloakSession session, UserModel user, Mail mail) {
        RealmModel realm = session.getContext().getRealm();
        if (!Activation.waits(user)) {
            return Optional.empty();
        }
        if (!PublicAddress.isConfigured(realm)) {
            LOG.error("No link can be mailed: set Keycloak's hostname to a full URL, or the realm's frontendUrl");
            return Optional.empty();
        }
        Duration life = ActivationSettings.of(realm).life();
        Instant end = ActivationLink.now().plus(life);
        Map<String, Object> attributes = ActivationMailText.of(session, realm, user, mail);
        attributes.put("link", ActivationLink.address(session, realm, user, mail.id(), end));
        attributes.putAll(ActivationMailText.life(life));
        return Optional.of(new MailContent("activationMailSubject", "activation.ftl", attributes, life));
    }

    /** From the moment the mail server took it, its link lives, and what belongs to that life is put into the calendar. */
    @Override
    public void settled(KeycloakSession session, Mail mail) {
        Instant accepted = mail.acceptedAt().orElse(null);
        Instant end = mail.expiresAt().orElse(null);
        if (accepted == null || end == null) {
            return;
        }
        RealmModel realm = session.getContext().getRealm();
        String userId = Objects.requireNonNull(mail.userId());
        ActivationEvent.MAILED.report(session, realm, userId, Map.of(ActivationEvent.MAIL, mail.id()));
        if (ActivationSettings.of(realm).reminder()) {
            Duration pause =
                    Duration.ofMillis(Math.round(Duration.between(accepted, end).toMillis() * REMINDER_AFTER));
            later(session, realm, new ActivationReminderMail(), mail, accepted.plus(pause));
        }
        later(session, realm, new ActivationEndMail(), mail, end);
    }

    private static void later(KeycloakSession session, RealmModel realm, MailKind kind, Mail mail, Instant time) {
        session.getProvider(Outbox.class)
                .queue(new MailOrder(
                        kind,
                        realm,
                        mail.userId(),
                        mail.clientId() == null ? null : realm.getClientByClientId(mail.clientId()),
                        mail.language(),
                        Map.of(ActivationEvent.MAIL, mail.id()),
                        time));
    }
}
