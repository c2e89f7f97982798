package org.powersource.idp.activation;

import com.google.auto.service.AutoService;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.account.AccountChange;
import org.powersource.idp.account.AccountWatcher;
import org.powersource.idp.account.LinkTerms;
import org.powersource.idp.mail.MailHistory;
import org.powersource.idp.mail.MailLinks;
import org.powersource.idp.mail.Outbox;

/** Reacts to administrators' changes of accounts: starts, repeats or ends their activation. */
@AutoService(AccountWatcher.class)
public final class ActivationWatcher implements AccountWatcher {

    /** An account without an address stays active, because it can't be activated by mail. */
    @Override
    public void created(KeycloakSession session, RealmModel realm, UserModel user) {
        if (!ActivationSettings.isUsedIn(realm) || user.getEmail() == null) {
            return;
        }
        ActivationSettings settings = ActivationSettings.of(realm);
        if (!Activation.waits(user) && settings.activeAtOnce().covers(user)) {
            return;
        }
        user.addRequiredAction(Activation.ACTION);
        new Activation(session, realm).orderUnasked(user);
        // If admin events are stored, one of them has this information, and more. A second event for each of many new
        // accounts would be costly.
        if (!realm.isAdminEventsEnabled()) {
            ActivationEvent.CREATED.report(session, realm, user.getId(), Map.of());
        }
        new ActivationMeters(session).created();
    }

    /** Links to the old address no longer work. The new address gets its own mail, unless one is waiting already. */
    @Override
    public void changed(
            AccountChange change, KeycloakSession session, RealmModel realm, UserModel user, boolean byOwner) {
        if (change != AccountChange.ADDRESS || !Activation.waits(user)) {
            return;
        }
        new MailLinks(session).end(realm, user, ActivationMail.SUPERSEDED_KINDS);
        Activation activation = new Activation(session, realm);
        if (user.getEmail() != null && !activation.isMailWaiting(user)) {
            activation.orderUnasked(user);
        }
    }

    /** A link is good for the privilege and the groups that the account had when its mail was ordered, see {@link LinkTerms}. */
    @Override
    public void granted(KeycloakSession session, RealmModel realm, UserModel user) {
        if (!Activation.waits(user) || user.getEmail() == null) {
            return;
        }
        LinkTerms terms = new LinkTerms(session, user);
        new MailHistory(session)
                .newest(realm, user.getId(), ActivationMail.SUPERSEDED_KINDS)
                .filter(mail -> !terms.areMet(mail.details()))
                .ifPresent(mail -> new Activation(session, realm).orderUnasked(user));
    }

    @Override
    public void saved(KeycloakSession session, RealmModel realm, UserModel user) {
        if (!ActivationSettings.isUsedIn(realm)) {
            return;
        }
        Activation activation = new Activation(session, realm);
        if (!Activation.waits(user)) {
            if (activation.settle(user)) {
                activation.report(user, ActivatedBy.ADMINISTRATOR);
            }
        } else if (user.isEnabled() && ActivationSettings.of(realm).sending() == Sending.AT_ONCE) {
            Outbox outbox = session.getProvider(Outbox.class);
            outbox.release(realm, new ActivationMail(), user);
            outbox.release(realm, new ActivationReminderMail(), user);
        }
    }

    @Override
    public void configured(KeycloakSession session, RealmModel realm, String requiredAction) {
        if (Activation.ACTION.equals(requiredAction)
                && ActivationSettings.of(realm).sending() == Sending.AT_ONCE) {
            session.getProvider(Outbox.class).release(realm, new ActivationMail());
        }
    }
}
