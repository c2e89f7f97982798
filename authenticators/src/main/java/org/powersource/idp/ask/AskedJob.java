package org.powersource.idp.ask;

import com.google.auto.service.AutoService;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.mail.DeferredJob;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.Stranger;

/**
 * Somebody asked: finds out what for and whom to tell. Ordered for an account that asked for access, with the request's id; for a typed
 * address that may have an account; for a stranger who proved an address.
 */
@AutoService(DeferredJob.class)
public final class AskedJob implements DeferredJob {

    static final String ID = "asked";

    private static final String REQUEST = "request";
    private static final Duration WORTH = Duration.ofHours(24);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Duration worth() {
        return WORTH;
    }

    /** Somebody waits at a screen. */
    @Override
    public boolean lowPriority() {
        return false;
    }

    static Map<String, String> about(Request request) {
        return Map.of(REQUEST, request.id());
    }

    @Override
    public void run(KeycloakSession session, UserModel user, Mail row) {
        RealmModel realm = Objects.requireNonNull(session.getContext().getRealm());
        if (!AskSettings.of(realm).offered()) {
            return;
        }
        RequestDesk desk = new RequestDesk(session, realm, Deciders.get());
        String request = row.details().get(REQUEST);
        if (request != null) {
            new Requests(session)
                    .find(realm.getId(), request)
                    .filter(Request::isOpen)
                    .ifPresent(open -> desk.tell(open, user));
        } else if (!Stranger.is(row.userId())) {
            desk.help(user);
        } else if (!desk.account(NewAccountMail.person(row))) {
            NewAccountMail.order(session, realm, new HashMap<>(row.details()), row.language());
        }
    }
}
