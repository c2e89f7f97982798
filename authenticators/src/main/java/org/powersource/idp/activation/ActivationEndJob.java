package org.powersource.idp.activation;

import com.google.auto.service.AutoService;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.kit.EventDetail;
import org.powersource.idp.mail.DeferredJob;
import org.powersource.idp.mail.LinkState;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.MailLinks;

/** Due when a link ends. Reports that the account is still not active. */
@AutoService(DeferredJob.class)
public final class ActivationEndJob implements DeferredJob {

    @Override
    public String id() {
        return "activation-end";
    }

    @Override
    public Duration worth() {
        return Duration.ofDays(1);
    }

    @Override
    public void run(KeycloakSession session, UserModel user, Mail row) {
        RealmModel realm = session.getContext().getRealm();
        String original = Objects.requireNonNull(row.details().get(ActivationEvent.MAIL));
        LinkState state = new MailLinks(session).state(realm, original, ActivationMail.SUPERSEDED_KINDS);
        if (Activation.waits(user) && state == LinkState.EXPIRED) {
            ActivationEvent.EXPIRED.report(session, realm, user.getId(), Map.of(EventDetail.MAIL, original));
        }
    }
}
