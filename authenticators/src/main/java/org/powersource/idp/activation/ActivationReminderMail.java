package org.powersource.idp.activation;

import com.google.auto.service.AutoService;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.kit.EventDetail;
import org.powersource.idp.kit.PublicAddress;
import org.powersource.idp.mail.LinkState;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.MailContent;
import org.powersource.idp.mail.MailKind;
import org.powersource.idp.mail.MailLinks;
import org.powersource.idp.mail.MailTime;

/** Reminds of a link that nobody used so far: the same link, with the same end. */
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
    public boolean canWait() {
        return true;
    }

    @Override
    public boolean isHeld(KeycloakSession session, UserModel user, Mail mail) {
        return !user.isEnabled();
    }

    @Override
    public Optional<MailContent> compose(KeycloakSession session, UserModel user, Mail mail) {
        RealmModel realm = session.getContext().getRealm();
        String original = Objects.requireNonNull(mail.details().get(ActivationEvent.MAIL));
        MailLinks links = new MailLinks(session);
        Instant end = links.mail(realm, original).flatMap(Mail::expiresAt).orElse(null);
        if (end == null
                || !Activation.waits(user)
                || !PublicAddress.isConfigured(realm)
                || links.state(realm, original, ActivationMail.RIVALS) != LinkState.VALID) {
            return Optional.empty();
        }
        Map<String, Object> attributes = ActivationMailText.of(session, realm, user, mail);
        attributes.put("link", ActivationLink.address(session, realm, user, original, end));
        attributes.put("end", MailTime.inWords(end, session.getContext().resolveLocale(user)));
        return Optional.of(new MailContent("activationReminderSubject", "activation-reminder.ftl", attributes, null));
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
