package org.powersource.idp.recovery;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionCompoundId;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.outbox.MailKind;
import org.powersource.idp.outbox.MailOrder;
import org.powersource.idp.outbox.Outbox;

/**
 * Orders the mails of this feature. Within the limits each request writes one row, whoever the address belongs to; a row
 * without a user is thrown away by the outbox.
 */
final class RecoveryMails {

    /** Longer ones don't fit into a row; the sign-in then goes on at the app's home. */
    private static final int LONGEST_CLIENT_DATA = 2000;

    private final KeycloakSession session;
    private final AuthenticationSessionModel authSession;
    private final RecoveryLimits limits;

    RecoveryMails(KeycloakSession session, AuthenticationSessionModel authSession) {
        this.session = session;
        this.authSession = authSession;
        this.limits = new RecoveryLimits(session);
    }

    /** The truth about an account, if the question won't open the way. */
    void news(String address, RecoveryAccount account, MailLimits allowed) {
        if (limits.allowMail("recovery news", address, allowed)) {
            order(
                    new RecoveryNewsMail(),
                    account.state().isNews() ? account.user() : null,
                    Map.of(RecoveryNewsMail.CASE, account.state().name()));
        }
    }

    /** Once in each time that the question is held. */
    void heldNews(String address, RecoveryAccount account) {
        if (limits.allowHeldNews(address)) {
            order(
                    new RecoveryNewsMail(),
                    account.state() == RecoveryCase.HELD ? account.user() : null,
                    Map.of(RecoveryNewsMail.CASE, RecoveryCase.HELD.name()));
        }
    }

    void resetLink(String address, RecoveryAccount account, Duration life, MailLimits allowed) {
        if (!limits.allowMail("reset", address, allowed)) {
            return;
        }
        Map<String, String> details = new HashMap<>();
        details.put(ResetLinkMail.MINUTES, Long.toString(life.toMinutes()));
        details.put(ResetLinkMail.TAB, authSession.getTabId());
        details.put(
                ResetLinkMail.AUTH_SESSION,
                AuthenticationSessionCompoundId.fromAuthSession(authSession).getEncodedId());
        String clientData = AuthenticationProcessor.getClientData(session, authSession);
        if (clientData != null && clientData.length() <= LONGEST_CLIENT_DATA) {
            details.put(ResetLinkMail.CLIENT_DATA, clientData);
        }
        order(new ResetLinkMail(), account.state() == RecoveryCase.OPEN ? account.user() : null, details);
    }

    private void order(MailKind kind, @Nullable UserModel user, Map<String, String> details) {
        session.getProvider(Outbox.class)
                .queue(new MailOrder(
                        kind,
                        authSession.getRealm(),
                        user,
                        authSession.getClient(),
                        session.getContext().resolveLocale(null).toLanguageTag(),
                        details,
                        null));
    }
}
