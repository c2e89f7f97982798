package org.powersource.idp.spokencode;

import com.google.auto.service.AutoService;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.account.AccountChange;
import org.powersource.idp.account.AccountWatcher;

/** Another password or another address, by whatever way, ends the code. */
@AutoService(AccountWatcher.class)
public final class SpokenWatcher implements AccountWatcher {

    private static final Set<AccountChange> ENDING = Set.of(AccountChange.PASSWORD, AccountChange.ADDRESS);

    @Override
    public void changed(
            AccountChange change, KeycloakSession session, RealmModel realm, UserModel user, boolean byOwner) {
        if (ENDING.contains(change)) {
            new SpokenCodes(session, realm, user).end();
        }
    }
}
