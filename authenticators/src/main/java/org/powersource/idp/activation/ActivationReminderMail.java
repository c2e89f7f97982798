package org.powersource.idp.activation;

import com.google.auto.service.AutoService;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.powersource.idp.kit.EventDetail;
import org.powersource.idp.mail.Enclosure;
import org.powersource.idp.mail.LinkState;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.MailContent;
import org.powersource.idp.mail.MailKind;
import org.powersource.idp.mail.MailLinks;
import org.powersource.idp.mail.MailTime;
import org.powersource.idp.mail.MailVerdict;

/** Reminds of an unused link. Its own link leads to the same page and ends at the same time. */
@AutoService(MailKind.class)
public final class ActivationReminderMail implements MailKind {

    private static final Duration WORTH = Duration.ofDays(2);

    @Override
    public String id() {
        return "activation-reminder";
    }

    @Override
    public Duration worth() {
        return WORTH;
    }

    @Override
    public boolean lowPriority() {
        return true;
    }

    @Override
    public MailVerdict decide(KeycloakSession session, UserModel user, Mail mail) {
        if (!user.isEnabled()) {
            return MailVerdict.HOLD;
        }
        LinkState state = new MailLinks(session)
                .state(session.getContext().getRealm(), original(mail), ActivationMail.SUPERSEDED_KINDS);
        return MailVerdict.sendIf(Activation.waits(user)
                && state == LinkState.VALID
                && end(session, mail).isPresent());
    }

    /** Makes a second key for the link of the original mail. */
    @Override
    public Optional<Enclosure> enclose(KeycloakSession session, UserModel user, Mail mail) {
        return new MailLinks(session).issue(session.getContext().getRealm(), user, original(mail));
    }

    @Override
    public MailContent compose(KeycloakSession session, UserModel user, Mail mail, Enclosure enclosure) {
        Map<String, Object> attributes =
                ActivationMailText.of(session, session.getContext().getRealm(), user, mail);
        attributes.put("link", enclosure.text());
        attributes.put(
                "end",
                MailTime.inWords(
                        end(session, mail).orElseThrow(), session.getContext().resolveLocale(user)));
        return new MailContent("activationReminderSubject", "activation-reminder.ftl", attributes, null);
    }

    private static Optional<Instant> end(KeycloakSession session, Mail mail) {
        return new MailLinks(session)
                .mail(session.getContext().getRealm(), original(mail))
                .flatMap(Mail::expiresAt);
    }

    /** Id of the mail that this one reminds of. */
    private static String original(Mail mail) {
        return Objects.requireNonNull(mail.details().get(ActivationEvent.MAIL));
    }

    @Override
    public void settled(KeycloakSession session, Mail mail) {
        if (mail.acceptedAt().isPresent()) {
            ActivationEvent.MAILED.report(
                    session,
                    session.getContext().getRealm(),
                    Objects.requireNonNull(mail.userId()),
                    Map.of(EventDetail.MAIL, mail.id()));
        }
    }
}
