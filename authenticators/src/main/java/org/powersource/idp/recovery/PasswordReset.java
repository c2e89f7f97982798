package org.powersource.idp.recovery;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.powersource.idp.account.Languages;
import org.powersource.idp.account.LinkTerms;
import org.powersource.idp.mail.MailOrder;
import org.powersource.idp.mail.Outbox;
import org.powersource.idp.mail.RunningSignIn;
import org.powersource.idp.site.Sites;

/** The mailed link to a new password, for other features. */
public final class PasswordReset {

    private final KeycloakSession session;
    private final RealmModel realm;

    public PasswordReset(KeycloakSession session) {
        this.session = session;
        this.realm = Objects.requireNonNull(session.getContext().getRealm());
    }

    /**
     * Orders the link for a contact, in the session's transaction. It lives as long as a link that the owner requests, and supersedes
     * those. The reminder question isn't asked, because the owner may have forgotten its answer.
     */
    public void orderByContact(UserModel user) {
        Map<String, String> details =
                new HashMap<>(new RunningSignIn(KeycloakModelUtils.generateId(), null, null).details());
        details.put(
                ResetLinkMail.MINUTES,
                Long.toString(RecoverySettings.of(realm).life().toMinutes()));
        details.put(ResetLinkMail.BY_CONTACT, "true");
        details.putAll(new LinkTerms(session, user).details());
        session.getProvider(Outbox.class)
                .queue(new MailOrder(
                        new ResetLinkMail(),
                        realm,
                        user.getId(),
                        new Sites(session, realm)
                                .appsOf(user)
                                .findFirst()
                                .orElseGet(() -> realm.getClientByClientId(Constants.ACCOUNT_CONSOLE_CLIENT_ID)),
                        Languages.of(realm, user),
                        details));
    }
}
