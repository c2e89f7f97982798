package org.powersource.idp.activation;

import com.google.auto.service.AutoService;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.kit.EventDetail;
import org.powersource.idp.link.LinkRequest;
import org.powersource.idp.link.LinkSignIn;
import org.powersource.idp.link.LinkedMail;
import org.powersource.idp.mail.Enclosure;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.MailContent;
import org.powersource.idp.mail.MailKind;
import org.powersource.idp.mail.MailLinks;
import org.powersource.idp.mail.MailOrder;
import org.powersource.idp.mail.MailVerdict;
import org.powersource.idp.mail.MailedLink;
import org.powersource.idp.mail.OrderKind;
import org.powersource.idp.mail.Outbox;

/** The link that activates an account, made when the mail is sent. */
@AutoService(MailKind.class)
public final class ActivationMail implements LinkedMail {

    static final String ID = "activation-link";
    /** Kinds that supersede each other: only the newest mail counts. */
    static final Set<String> SUPERSEDED_KINDS = Set.of(ID);

    /** Key in the details of the mail that a new account gets without a request. */
    static final String UNASKED = "unasked";

    private static final Duration WORTH = Duration.ofDays(7);

    /** Share of a link's life. */
    private static final double REMINDER_AFTER = 0.6;

    private final boolean lowPriority;

    /** A mail that a person requested. */
    public ActivationMail() {
        this(false);
    }

    /**
     * A mail to order.
     *
     * @param lowPriority whether a program may order thousands of them
     */
    ActivationMail(boolean lowPriority) {
        this.lowPriority = lowPriority;
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
    public boolean lowPriority() {
        return lowPriority;
    }

    /** Keycloak sends no mail to disabled accounts either: the mail goes when the account is enabled again. */
    @Override
    public MailVerdict decide(KeycloakSession session, UserModel user, Mail mail) {
        RealmModel realm = session.getContext().getRealm();
        boolean isHeld = mail.details().containsKey(UNASKED)
                && ActivationSettings.of(realm).sending() == Sending.HELD;
        return isHeld || !user.isEnabled() ? MailVerdict.HOLD : MailVerdict.sendIf(Activation.waits(user));
    }

    @Override
    public Optional<Enclosure> enclose(KeycloakSession session, UserModel user, Mail mail) {
        return new MailLinks(session).issue(session.getContext().getRealm(), user, mail.id());
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
    public MailContent compose(KeycloakSession session, UserModel user, Mail mail, Enclosure enclosure) {
        RealmModel realm = session.getContext().getRealm();
        Duration life = ActivationSettings.of(realm).life();
        Map<String, Object> attributes = ActivationMailText.of(session, realm, user, mail);
        attributes.put("link", enclosure.text());
        attributes.putAll(ActivationMailText.life(life));
        return new MailContent("activationMailSubject", "activation.ftl", attributes, life);
    }

    @Override
    public Optional<Response> ended(KeycloakSession session, MailedLink link, LinkRequest request) {
        return new OpenedActivationLink(session, link).ended(request);
    }

    @Override
    public Response enter(KeycloakSession session, MailedLink link, LinkSignIn start) {
        return new OpenedActivationLink(session, link).enter(start);
    }

    @Override
    public String doneTitle() {
        return "activationLinkActiveTitle";
    }

    @Override
    public Optional<MailedLink> byToken(KeycloakSession session, String token) {
        return ActivationToken.link(session, session.getContext().getRealm(), token);
    }

    /** When the mail server has accepted the mail, the link's life starts; orders the reminder, and the job at the end of the link. */
    @Override
    public void settled(KeycloakSession session, Mail mail) {
        Instant accepted = mail.acceptedAt().orElse(null);
        Instant end = mail.expiresAt().orElse(null);
        if (accepted == null || end == null) {
            return;
        }
        RealmModel realm = session.getContext().getRealm();
        String userId = Objects.requireNonNull(mail.userId());
        ActivationEvent.MAILED.report(session, realm, userId, Map.of(EventDetail.MAIL, mail.id()));
        if (ActivationSettings.of(realm).reminder()) {
            Duration pause =
                    Duration.ofMillis(Math.round(Duration.between(accepted, end).toMillis() * REMINDER_AFTER));
            later(session, realm, new ActivationReminderMail(), mail, accepted.plus(pause));
        }
        later(session, realm, new ActivationEndJob(), mail, end);
    }

    private static void later(KeycloakSession session, RealmModel realm, OrderKind kind, Mail mail, Instant time) {
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
