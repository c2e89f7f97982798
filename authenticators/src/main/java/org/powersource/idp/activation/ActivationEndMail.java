package org.powersource.idp.activation;

import com.google.auto.service.AutoService;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.kit.EventDetail;
import org.powersource.idp.mail.LinkState;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.MailContent;
import org.powersource.idp.mail.MailKind;
import org.powersource.idp.mail.MailLinks;

/** A mail that is never sent: due when a link ends, it reports that the account is still not active. */
@AutoService(MailKind.class)
public final class ActivationEndMail implements MailKind {

    @Override
    public String id() {
        return "activation-end";
    }

    @Override
    public Duration worth() {
        return Duration.ofDays(1);
    }

    @Override
    public boolean canWait() {
        return true;
    }

    @Override
    public Optional<MailContent> compose(KeycloakSession session, UserModel user, Mail mail) {
        RealmModel realm = session.getContext().getRealm();
        String original = Objects.requireNonNull(mail.details().get(ActivationEvent.MAIL));
        LinkState state = new MailLinks(session).state(realm, original, ActivationMail.RIVALS);
        if (Activation.waits(user) && state == LinkState.EXPIRED) {
            ActivationEvent.EXPIRED.report(session, realm, user.getId(), Map.of(EventDetail.MAIL, original));
        }
        return Optional.empty();
    }
}
