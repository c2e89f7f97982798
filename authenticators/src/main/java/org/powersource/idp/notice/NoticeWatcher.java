package org.powersource.idp.notice;

import com.google.auto.service.AutoService;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.keycloak.device.DeviceRepresentationProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.account.DeviceRepresentation;
import org.powersource.idp.account.AccountChange;
import org.powersource.idp.account.AccountWatcher;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.MailOrder;
import org.powersource.idp.mail.Outbox;

/** Queues a notice for each change. */
@AutoService(AccountWatcher.class)
public final class NoticeWatcher implements AccountWatcher {

    static final String BROWSER = "browser";
    static final String CLIENT_ADDRESS = "clientAddress";

    private static final String ACCOUNT = "account";
    private static final String FROM = "from";
    private static final int LONGEST = 100;

    @Override
    public void changed(
            AccountChange change, KeycloakSession session, RealmModel realm, UserModel user, boolean byOwner) {
        if (user.getEmail() == null) {
            return;
        }
        Notice.of(change).ifPresent(notice -> queue(notice, session, realm, user, byOwner, Map.of()));
    }

    /** Mails both addresses: the reader of the earlier one must know that it no longer belongs to the account. */
    @Override
    public void moved(KeycloakSession session, RealmModel realm, UserModel user, String from, boolean byOwner) {
        String to = SignInEmail.of(user).spelling();
        Map<String, String> addresses = Map.of(FROM, from, ACCOUNT, to);
        if (user.getEmail() != null) {
            queue(Notice.ADDRESS_CHANGED, session, realm, user, byOwner, addresses);
        }
        if (EmailAddress.of(from).isPlausible()) {
            Map<String, String> details = new HashMap<>(addresses);
            details.put(Mail.RECIPIENT, from);
            queue(Notice.ADDRESS_LEFT, session, realm, user, byOwner, details);
        }
    }

    private static void queue(
            Notice notice,
            KeycloakSession session,
            RealmModel realm,
            UserModel user,
            boolean byOwner,
            Map<String, String> details) {
        Map<String, String> all = new LinkedHashMap<>(details);
        if (byOwner) {
            all.putAll(place(session));
        }
        session.getProvider(Outbox.class)
                .queue(new MailOrder(
                        notice,
                        realm,
                        user.getId(),
                        byOwner ? session.getContext().getClient() : null,
                        byOwner ? session.getContext().resolveLocale(user).toLanguageTag() : null,
                        all));
    }

    /** Client address and browser of the owner, so that the owner recognises them. An administrator's aren't mentioned. */
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
