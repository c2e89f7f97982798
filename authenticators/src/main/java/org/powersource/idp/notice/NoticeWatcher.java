package org.powersource.idp.notice;

import com.google.auto.service.AutoService;
import java.util.LinkedHashMap;
import java.util.Map;
import org.keycloak.device.DeviceRepresentationProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.account.DeviceRepresentation;
import org.powersource.idp.account.AccountChange;
import org.powersource.idp.account.AccountWatcher;
import org.powersource.idp.outbox.MailOrder;
import org.powersource.idp.outbox.Outbox;

/** Queues a notice for each change. */
@AutoService(AccountWatcher.class)
public final class NoticeWatcher implements AccountWatcher {

    static final String BROWSER = "browser";
    static final String CLIENT_ADDRESS = "clientAddress";

    private static final int LONGEST = 100;

    @Override
    public void changed(
            AccountChange change, KeycloakSession session, RealmModel realm, UserModel user, boolean byOwner) {
        if (user.getEmail() == null) {
            return;
        }
        session.getProvider(Outbox.class)
                .queue(new MailOrder(
                        Notice.of(change),
                        realm,
                        user.getId(),
                        byOwner ? session.getContext().getClient() : null,
                        byOwner ? session.getContext().resolveLocale(user).toLanguageTag() : null,
                        byOwner ? place(session) : Map.of()));
    }

    /** Where the owner was: for the owner to recognise, so an administrator's place is not told. */
    private static Map<String, String> place(KeycloakSession session) {
        Map<String, String> place = new LinkedHashMap<>();
        place.put(CLIENT_ADDRESS, session.getContext().getConnection().getRemoteHost());
        DeviceRepresentation device =
                session.getProvider(DeviceRepresentationProvider.class).deviceRepresentation();
        if (device != null && device.getBrowser() != null) {
            String browser = device.getBrowser() + ", " + device.getOs();
            place.put(BROWSER, browser.substring(0, Math.min(browser.length(), LONGEST)));
        }
        return place;
    }
}
