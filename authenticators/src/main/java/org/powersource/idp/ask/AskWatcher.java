package org.powersource.idp.ask;

import com.google.auto.service.AutoService;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.account.AccountChange;
import org.powersource.idp.account.AccountWatcher;

/** Whoever gives the site otherwise, by a box on the record, a role or a group, has granted the request, and its owner is told. */
@AutoService(AccountWatcher.class)
public final class AskWatcher implements AccountWatcher {

    @Override
    public void changed(
            AccountChange change, KeycloakSession session, RealmModel realm, UserModel user, boolean byOwner) {}

    @Override
    public void saved(KeycloakSession session, RealmModel realm, UserModel user) {
        settle(session, realm, user);
    }

    @Override
    public void granted(KeycloakSession session, RealmModel realm, UserModel user) {
        settle(session, realm, user);
    }

    private static void settle(KeycloakSession session, RealmModel realm, UserModel user) {
        Requests requests = new Requests(session);
        requests.openOf(user.getId()).stream()
                .filter(request -> Decision.isGranted(session, realm, request))
                .flatMap(request -> requests.lockOpen(request.id()).stream())
                .forEach(row -> {
                    row.settle(RequestState.GRANTED, Time.currentTimeMillis(), sender(session), null);
                    Decision.end(session, realm, Request.of(row), row.userId);
                });
    }

    /** Null for a program without an account. */
    private static @Nullable String sender(KeycloakSession session) {
        return Optional.ofNullable(session.getContext().getUser())
                .map(UserModel::getId)
                .orElse(null);
    }
}
