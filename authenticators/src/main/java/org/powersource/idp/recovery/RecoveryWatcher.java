package org.powersource.idp.recovery;

import com.google.auto.service.AutoService;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.account.AccountChange;
import org.powersource.idp.account.AccountWatcher;
import org.powersource.idp.mail.MailLinks;

/** Ends earlier mailed links and temporary passwords when the password or the address changes, in whatever way. */
@AutoService(AccountWatcher.class)
public final class RecoveryWatcher implements AccountWatcher {

    @Override
    public void changed(
            AccountChange change, KeycloakSession session, RealmModel realm, UserModel user, boolean byOwner) {
        if (change == AccountChange.PASSWORD || change == AccountChange.ADDRESS) {
            new MailLinks(session).end(realm, user, ResetLinkMail.SUPERSEDED_KINDS);
            new TemporaryPasswords(session, user).removeAll();
        }
    }
}
